namespace NeptuneMl.Core.Workflows;

/// <summary>The cmdlets of steps, as far as planning and running a workflow needs them.</summary>
internal interface IStepPreparation
{
    /// <summary>The session of the connection of a step.</summary>
    ServiceSession SessionOf(WorkflowStep step);

    /// <summary>Binds and checks the change of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="context">The context of lookups.</param>
    /// <param name="arguments">The values of the parameters, without references.</param>
    /// <param name="from">The results of other steps that are piped to the cmdlet.</param>
    /// <param name="prefix">The beginning of the id or name when the arguments do not have one.</param>
    /// <exception cref="NeptuneMLException">A value or a result is not valid.</exception>
    Task<StepChange> PrepareAsync(
        WorkflowStep step, CallContext context, IEnumerable<KeyValuePair<string, object?>> arguments, IReadOnlyList<object> from,
        string prefix);
}
