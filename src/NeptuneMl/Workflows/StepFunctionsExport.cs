using NeptuneMl.Core.Workflows;
using NeptuneMl.Core.Workflows.StepFunctions;

namespace NeptuneMl.Workflows;

/// <summary>Exports workflows to AWS Step Functions: the requests of the steps are bound as their cmdlets bind them, with placeholders for
/// the values that only an execution knows.</summary>
internal static class StepFunctionsExport
{
    /// <summary>The definition of a state machine in the Amazon States Language.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="lambdaFunction">The ARN of the function that runs the steps of Neptune ML.</param>
    /// <param name="pollSeconds">The seconds between two polls of a resource.</param>
    /// <exception cref="NeptuneMLException">A step cannot be exported.</exception>
    public static string Definition(Workflow workflow, string? lambdaFunction, int pollSeconds)
    {
        StateMachine machine = new(workflow, lambdaFunction, pollSeconds);
        foreach (WorkflowStep step in workflow.Steps) Add(machine, step, workflow.File);
        return machine.ToJson();
    }

    private static void Add(StateMachine machine, WorkflowStep step, string workflow)
    {
        StepCmdlet cmdlet = StepCmdlet.Named(step.Cmdlet)!;
        if (!cmdlet.IsOneChange)
        {
            throw Failures.InvalidParameter(
                "Path", workflow,
                $"cannot be exported: step '{step.Name}' runs {cmdlet.Name}, which makes several changes; use New-NeptuneMLEndpoint");
        }

        PipelineCommand command = cmdlet.Create();
        ApiInput input = new();
        Dictionary<string, string> expressions = new(StringComparer.OrdinalIgnoreCase);
        foreach (StepParameter parameter in cmdlet.Parameters)
        {
            object? value = step.With.TryGetValue(parameter.Name, out WorkflowValue? given) ? Resolve(machine, parameter, given) : null;
            if (parameter.Member is not { } member)
            {
                if (value is not null) parameter.Property.SetValue(command, parameter.Convert(value));
                continue;
            }

            if (value is MachineExpression expression) expressions[member.Path] = expression.Text;
            input.Add(member.Path, parameter.Name, value is MachineExpression ? null : parameter.ToMember(value));
        }

        foreach (string source in step.From) _ = command.AcceptedInput.AddTo(machine.ResultOf(source), null, input);
        command.AddImplied(input);
        machine.Add(step, cmdlet.Result.Name, input, expressions);
    }

    private static object? Resolve(StateMachine machine, StepParameter parameter, WorkflowValue given)
    {
        object? value = WorkflowReferences.Resolve(given, machine.ValueOf);
        bool isPart = value is MachineExpression ? parameter.Member is null : Contains(value);
        return isPart
            ? throw Failures.InvalidParameter(
                parameter.Name, given.Text,
                $"in line {given.Line} cannot be exported: only a whole parameter can refer to a list, a map, a Boolean or a time")
            : value;
    }

    private static bool Contains(object? value) => value switch
    {
        MachineExpression => true,
        IDictionary map => map.Values.Cast<object?>().Any(Contains),
        object?[] items => items.Any(Contains),
        _ => false,
    };
}
