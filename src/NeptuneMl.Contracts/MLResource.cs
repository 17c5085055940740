namespace NeptuneMl;

/// <summary>The common base class of jobs and resources of both services that take time to complete.</summary>
public abstract class MLResource
{
    private protected MLResource() { }

    /// <summary>The status text of the service; null until it has been read.</summary>
    public string? Status { get; init; }

    /// <summary>The state that corresponds to <see cref="Status"/>.</summary>
    public abstract JobState State { get; }

    /// <summary>The failure reason that the service reports, or null.</summary>
    public abstract string? FailureReason { get; }

    /// <summary>The URL of the log in CloudWatch, or null.</summary>
    public virtual string? LogUrl => null;

    /// <summary>Whether <see cref="State"/> is final: <c>Succeeded</c>, <c>Failed</c> or <c>Stopped</c>.</summary>
    public bool IsFinished => State.IsFinal();

    /// <summary>When the job or resource was created; null when the service did not return it.</summary>
    [From("CreateTime", "CreationTimeInMillis")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When the job or resource finished; null until then. Clean Rooms ML returns it as the time of the last update. Neptune ML does
    /// not return it: it is the time of the poll that first saw the job finished, and null for a job that had finished before.</summary>
    public DateTimeOffset? EndTime
    {
        get => IsFinished ? field ?? LastUpdate : null;
        internal set;
    }

    /// <summary>The seconds from <see cref="CreationTime"/> to <see cref="EndTime"/>, or until now for an unfinished job or resource; null
    /// when a time is not known.</summary>
    // A number, because ConvertTo-Json writes a TimeSpan as an object with eleven members.
    public double? DurationInSeconds => ((IsFinished ? EndTime : DateTimeOffset.UtcNow) - CreationTime)?.TotalSeconds;

    /// <summary>The name of the type in messages: <c>training job</c>, <c>trained model</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>The ID or ARN that identifies the job or resource in messages and in later requests.</summary>
    internal abstract string Key { get; }

    /// <summary>When the service last changed the resource; null when it does not return that.</summary>
    private protected virtual DateTimeOffset? LastUpdate => null;
}
