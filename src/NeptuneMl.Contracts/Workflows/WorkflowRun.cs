namespace NeptuneMl.Workflows;

/// <summary>A run of a workflow, as <c>Invoke-NeptuneMLWorkflow</c> ends it or as its journal has it.</summary>
public sealed class WorkflowRun
{
    /// <summary>The name of the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>The ID of the run, which sorts by time: <c>20261128T175300125Z-4f1c</c>.</summary>
    public required string RunId { get; init; }

    /// <summary>The state: <c>Running</c>; <c>Succeeded</c> when every selected step has; <c>Failed</c> when one has failed or is blocked;
    /// <c>Stopped</c> when the run was interrupted, which leaves its jobs running.</summary>
    public required JobState State { get; init; }

    /// <summary>The steps, in the order of their dependencies.</summary>
    public required WorkflowStepRun[] Steps { get; init; }

    /// <summary>The full path of the workflow file.</summary>
    public required string Path { get; init; }

    /// <summary>The full path of the journal of the run.</summary>
    public required string JournalPath { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When the run ended; null while it runs, and for a run that was killed.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The seconds from <see cref="StartTime"/> to <see cref="EndTime"/>, or to the last entry of the journal.</summary>
    public double DurationInSeconds { get; init; }

    /// <summary>Returns the name, the ID and the state.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name} {RunId} ({State})";
}
