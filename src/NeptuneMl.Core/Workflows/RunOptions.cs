namespace NeptuneMl.Core.Workflows;

/// <summary>What a run of a workflow is asked to do.</summary>
internal sealed record RunOptions
{
    /// <summary>-From: these steps, and those that depend on them, are selected; empty to select all.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>-Only: these steps are selected; empty to select all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>-Force: the selected steps run again, although nothing has changed.</summary>
    public bool Force { get; init; }

    /// <summary>-RetryFailed: selected steps whose last attempt has failed run again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>The most requests at a time.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>-TimeoutSeconds: when the run stops to wait; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The names of the selected steps.</summary>
    /// <exception cref="NeptuneMLException">A name is not that of a step, or both ways to select are used.</exception>
    public IReadOnlySet<string> Select(Workflow workflow)
    {
        if (From.Count > 0 && Only.Count > 0) throw Failures.InvalidParameter(nameof(Only), null, "cannot be combined with -From");
        HashSet<string> selected = new(StringComparer.OrdinalIgnoreCase);
        if (From.Count + Only.Count == 0) selected.UnionWith(workflow.Steps.Select(step => step.Name));
        foreach (string name in From) selected.Add(Known(workflow, nameof(From), name));
        foreach (string name in Only) selected.Add(Known(workflow, nameof(Only), name));
        if (From.Count == 0) return selected;

        // In the order of dependencies.
        foreach (WorkflowStep step in workflow.Steps)
            if (step.DependsOn.Any(selected.Contains)) selected.Add(step.Name);
        return selected;
    }

    private static string Known(Workflow workflow, string parameter, string name) =>
        workflow.Steps.FirstOrDefault(step => step.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw Failures.InvalidParameter(
            parameter, name,
            $"is not a step of the workflow '{workflow.Name}', whose steps are {string.Join(", ", workflow.Steps.Select(step => step.Name))}");
}
