namespace NeptuneMl.Workflows;

/// <summary>A step of a plan: what a run would do with it, and why.</summary>
public sealed class WorkflowPlanStep
{
    /// <summary>The name of the step.</summary>
    public required string Name { get; init; }

    /// <summary>What the run would do.</summary>
    public required WorkflowAction Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The cmdlet of the step.</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The ID or ARN of the existing resource, or the ID or name under which the step would create it; null while it depends on a
    /// step that has not run.</summary>
    public string? Key { get; init; }

    /// <summary>The names of the steps that it takes values from or waits for.</summary>
    public string[] DependsOn { get; init; } = [];

    /// <summary>Returns the name and the action.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name}: {Action}";
}
