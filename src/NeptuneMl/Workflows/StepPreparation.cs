using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Prepares the changes of the steps of a workflow. Their cmdlets are created to bind the requests, and never run.</summary>
/// <param name="sessions">The sessions of the steps, by the name of the step.</param>
internal sealed class StepPreparation(IReadOnlyDictionary<string, ServiceSession> sessions) : IStepPreparation
{
    /// <summary>Prepares the steps of a workflow over the connections of the current session.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="connections">The value of -Connection: connections, or their names; empty for those that the file names.</param>
    /// <exception cref="NeptuneMLException">A connection does not exist or is closed.</exception>
    public static StepPreparation Of(Workflow workflow, IReadOnlyList<object> connections)
    {
        return new StepPreparation(workflow.Steps.ToDictionary(step => step.Name, SessionOf, StringComparer.OrdinalIgnoreCase));

        ServiceSession SessionOf(WorkflowStep step) => StepCmdlet.Named(step.Cmdlet)!.IsNeptuneML
            ? NeptuneSession.Of(ConnectionOf<NeptuneMLConnection>(step, connections, "Connect-NeptuneML"))
            : CleanRoomsSession.Of(ConnectionOf<CleanRoomsMLConnection>(step, connections, "Connect-CleanRoomsML"));
    }

    public ServiceSession SessionOf(WorkflowStep step) => sessions[step.Name];

    public async Task<StepChange> PrepareAsync(
        WorkflowStep step, CallContext context, IEnumerable<KeyValuePair<string, object?>> arguments, IReadOnlyList<object> from,
        string prefix)
    {
        using PipelineCommand cmdlet = StepCmdlet.Named(step.Cmdlet)!.Create();
        return await cmdlet.PrepareStepAsync(context, arguments, from, prefix).ConfigureAwait(false);
    }

    private static TConnection ConnectionOf<TConnection>(WorkflowStep step, IReadOnlyList<object> connections, string connect)
        where TConnection : ServiceConnection
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        foreach (object connection in connections)
        {
            if (ParameterConversion.Unwrap(connection) is TConnection given) return given;
            if (ParameterConversion.Unwrap(connection) is string name && session.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                return session.Find(name)[0];
        }

        if (step.Connection is { } own) return session.Find(own)[0];
        return session.Default ?? throw new NeptuneMLException($"Step '{step.Name}' has no connection: the session has no default one.")
        {
            ErrorId = ErrorIds.ConnectionNotFound,
            RecommendedAction = $"Connect first with {connect}, or specify -Connection.",
        };
    }
}
