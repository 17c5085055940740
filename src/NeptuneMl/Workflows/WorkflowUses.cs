using NeptuneMl.Core.Workflows;
using NeptuneMl.Permissions;

namespace NeptuneMl.Workflows;

/// <summary>The uses of cmdlets that a run of a workflow needs permissions for.</summary>
internal static class WorkflowUses
{
    // A run looks each step up, waits for it, and starts failed ones again.
    private static readonly string[] s_ofRun = ["Wait", "Resume", "RestartFailed"];

    /// <exception cref="NeptuneMLException">The file cannot be read, or has mistakes.</exception>
    public static IEnumerable<CmdletUse> Of(string path)
    {
        Workflow workflow = WorkflowFile.LoadValid(path, parameters: null);
        Dictionary<string, Type> results = workflow.Steps.ToDictionary(
            step => step.Name, step => StepCmdlet.Named(step.Cmdlet)!.Result, StringComparer.OrdinalIgnoreCase);
        return workflow.Steps.SelectMany(step => Of(step, workflow, [.. step.From.Select(source => results[source])]));
    }

    private static IEnumerable<CmdletUse> Of(WorkflowStep step, Workflow workflow, Type[] piped)
    {
        StepCmdlet cmdlet = StepCmdlet.Named(step.Cmdlet)!;
        Dictionary<string, string?> arguments = step.With.ToDictionary(
            value => value.Key, value => ConstantOf(value.Value, workflow), StringComparer.OrdinalIgnoreCase);
        foreach (string name in s_ofRun) _ = arguments.TryAdd(name, null);
        yield return new CmdletUse(cmdlet.Type) { Arguments = arguments, Piped = piped };
        Type? read = CmdletTable.Find($"Get-{cmdlet.Name.Split('-')[1]}");
        // What has neither an id nor a name is read before it is set.
        if (cmdlet.Key is null && read is not null) yield return new CmdletUse(read) { Arguments = arguments };
        // The attempts of a step are found in the list of ids.
        if (cmdlet.IsNeptuneML && read is not null)
            yield return new CmdletUse(read) { Arguments = new Dictionary<string, string?> { ["IdOnly"] = null } };
    }

    private static string? ConstantOf(WorkflowValue value, Workflow workflow) =>
        WorkflowReferences.Find(value).All(reference => !reference.IsStep && workflow.Values.ContainsKey(reference.Name))
            ? WorkflowReferences.Resolve(value, reference => workflow.Values[reference.Name]) as string
            : null;
}
