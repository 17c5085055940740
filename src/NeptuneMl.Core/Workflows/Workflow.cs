namespace NeptuneMl.Core.Workflows;

/// <summary>A workflow without mistakes: its steps have valid names and no cycles, and their references are to existing steps and
/// parameters.</summary>
internal sealed record Workflow
{
    public required string Name { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<WorkflowParameter> Parameters { get; init; }

    /// <summary>The steps, each after those that it depends on, and otherwise in the order of the file.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }
}
