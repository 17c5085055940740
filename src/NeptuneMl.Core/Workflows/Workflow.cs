namespace NeptuneMl.Core.Workflows;

/// <summary>A workflow without mistakes: its steps have valid names and no cycles, and their references are to existing steps and
/// parameters.</summary>
internal sealed record Workflow
{
    public required string Name { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string File { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<WorkflowParameter> Parameters { get; init; }

    /// <summary>The values of the parameters by name, ignoring case: those of the caller, else the defaults. A parameter without a default
    /// is missing when the workflow was read without values.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The steps, each after those that it depends on, and otherwise in the order of the file.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }
}
