namespace NeptuneMl.Workflows;

/// <summary>A step in a run of a workflow.</summary>
public sealed class WorkflowStepRun
{
    /// <summary>The name of the step.</summary>
    public required string Name { get; init; }

    /// <summary>The state of its job or resource; <c>Pending</c> before it is started, <c>Stopped</c> when it is blocked.</summary>
    public required JobState State { get; init; }

    /// <summary>What the run did with the step; null before that is decided.</summary>
    public WorkflowAction? Action { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The cmdlet of the step.</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The ID or ARN of the job or resource; null before it is known.</summary>
    public string? Key { get; init; }

    /// <summary>The names of the steps that it takes values from or waits for.</summary>
    public string[] DependsOn { get; init; } = [];

    /// <summary>The number of the attempt that the run used, from 1; 0 before it is known.</summary>
    public int Attempt { get; init; }

    /// <summary>The fingerprint, 32 hexadecimal digits: a hash of the request and of the identities that it takes from other steps; null
    /// before it is known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>When the run reached the step; null before that.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the step ended; null until then.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The seconds from <see cref="StartTime"/> to <see cref="EndTime"/>, or to the last entry of the journal; null before the
    /// step was reached.</summary>
    public double? DurationInSeconds { get; init; }

    /// <summary>The status in the service's words; null for a resource without a status.</summary>
    public string? Status { get; init; }

    /// <summary>Why the step failed, in the words of the service or of the error; null otherwise.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The URL of the log in CloudWatch, or null.</summary>
    public string? LogUrl { get; init; }

    /// <summary>The job or resource as last read; null when the run was read from its journal.</summary>
    public object? Resource { get; init; }

    /// <summary>Returns the name and the state.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name} ({State})";
}
