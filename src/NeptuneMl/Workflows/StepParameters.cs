using NeptuneMl.Core.Workflows;
using NeptuneMl.Permissions;

namespace NeptuneMl.Workflows;

/// <summary>The parameters of the steps of a workflow: those of With, and the defaults and tags of the workflow.</summary>
/// <param name="findings">Collects the findings.</param>
/// <param name="tags">The tags of the workflow, or null.</param>
/// <param name="defaults">The defaults of the workflow.</param>
internal sealed class StepParameters(
    FindingList findings, WorkflowValue? tags, IReadOnlyDictionary<string, WorkflowValue> defaults)
{
    private const string With = nameof(With);
    private const string Tag = nameof(Tag);

    // Parameters that a workflow sets by other means.
    private static readonly Dictionary<string, string> s_elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Connection"] = "the key Connection of the step",
        ["InputObject"] = "the key From of the step",
        ["Wait"] = "nothing: each step is waited for",
        ["Resume"] = "nothing: an existing resource is reused",
        ["RestartFailed"] = "Invoke-NeptuneMLWorkflow -RetryFailed",
        ["MaxInFlight"] = "Invoke-NeptuneMLWorkflow -MaxInFlight",
        ["TimeoutSeconds"] = "Invoke-NeptuneMLWorkflow -TimeoutSeconds",
        ["OnTransition"] = "Invoke-NeptuneMLWorkflow -OnTransition",
    };

    /// <summary>Whether a workflow sets a parameter by other means than With.</summary>
    public static bool IsElsewhere(string parameter) => s_elsewhere.ContainsKey(parameter);

    /// <summary>Reports defaults and tags that no step uses.</summary>
    public void CheckUse(IReadOnlyList<StepCmdlet> cmdlets)
    {
        foreach ((string name, WorkflowValue value) in defaults)
        {
            if (cmdlets.Any(cmdlet => cmdlet.Find(name) is not null)) continue;
            findings.AddKey(
                value, $"No step has a cmdlet with the parameter '{name}'.",
                NearestName.Of(name, cmdlets.SelectMany(cmdlet => cmdlet.Parameters).Select(parameter => parameter.Name).Distinct()));
        }

        if (tags is { Members: not null } && !cmdlets.Any(cmdlet => cmdlet.Find(Tag) is not null))
            findings.AddKey(tags, "No step has a cmdlet with the parameter 'Tag': Neptune ML has no tags.");
    }

    /// <summary>The values of the parameters of a step, by the names of the parameters.</summary>
    /// <param name="cmdlet">The cmdlet of the step.</param>
    /// <param name="step">The step in the file.</param>
    /// <param name="meant">The parameters that unknown names of the step probably mean.</param>
    public IReadOnlyDictionary<string, WorkflowValue> Of(StepCmdlet cmdlet, WorkflowValue step, out IReadOnlyList<StepParameter> meant)
    {
        OrderedDictionary<string, WorkflowValue> values = new(StringComparer.OrdinalIgnoreCase);
        List<StepParameter> mistyped = [];
        meant = mistyped;
        foreach ((string name, WorkflowValue value) in step.Find(With)?.Members ?? new Dictionary<string, WorkflowValue>())
        {
            if (cmdlet.Find(name) is not { } parameter)
            {
                if (ReportUnknown(cmdlet, name, value) is { } nearest) mistyped.Add(nearest);
            }
            else if (!values.TryAdd(parameter.Name, value))
            {
                findings.AddKey(value, $"'{name}' is specified twice: it is '{values[parameter.Name].Name}' too.");
            }
        }

        foreach ((string name, WorkflowValue value) in defaults)
        {
            if (cmdlet.Find(name) is { } parameter && !IsGiven(cmdlet, parameter, values.Keys)) values.TryAdd(parameter.Name, value);
        }

        if (tags is { Members: not null } && cmdlet.Find(Tag) is { } tag) AddTags(tag, values);
        return values;
    }

    // A structure and its members have parameters of their own.
    private static bool IsGiven(StepCmdlet cmdlet, StepParameter parameter, IEnumerable<string> given) => parameter.Member is { } member
        && given.Select(name => cmdlet.Find(name)!.Member?.Path).OfType<string>()
            .Any(path => ApiInput.IsWithin(path, member.Path) || ApiInput.IsWithin(member.Path, path));

    /// <returns>The parameter that the name probably means, or null.</returns>
    private StepParameter? ReportUnknown(StepCmdlet cmdlet, string name, WorkflowValue value)
    {
        if (s_elsewhere.TryGetValue(name, out string? instead) && CmdletTable.ParametersNamed(cmdlet.Type, name).Length > 0)
        {
            findings.AddKey(value, $"'{name}' is not a parameter of the request, so With cannot have it.", instead);
            return null;
        }

        string? nearest = NearestName.Of(
            name, cmdlet.Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)));
        findings.AddKey(value, $"{cmdlet.Name} has no parameter '{name}' that a step can set.", nearest);
        return nearest is null ? null : cmdlet.Find(nearest);
    }

    // The tags of the step have precedence.
    private void AddTags(StepParameter tag, OrderedDictionary<string, WorkflowValue> values)
    {
        if (!values.TryGetValue(tag.Name, out WorkflowValue? own))
        {
            values.Add(tag.Name, tags!);
            return;
        }

        if (own.Members is null || own.Find("Key") is not null && own.Find("Value") is not null) return;
        OrderedDictionary<string, WorkflowValue> merged = new(tags!.Members!, StringComparer.OrdinalIgnoreCase);
        foreach ((string key, WorkflowValue value) in own.Members) merged[key] = value;
        values[tag.Name] = own with { Content = merged };
    }
}
