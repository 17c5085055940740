namespace NeptuneMl;

/// <summary>What every asynchronous piece of work has in common, on either service: it can be shown, waited for and resumed.</summary>
public abstract class MLResource
{
    private protected MLResource() { }

    /// <summary>The service's status text, or null when it has not been read yet.</summary>
    public string? Status { get; init; }

    /// <summary>What <see cref="Status"/> means.</summary>
    public abstract JobState State { get; }

    /// <summary>Why it failed, in the service's words, or null.</summary>
    public abstract string? FailureReason { get; }

    /// <summary>Where its log is, or null.</summary>
    public virtual string? LogUrl => null;

    /// <summary>Whether <see cref="State"/> is final, so that waiting for it ends.</summary>
    public bool IsFinished => State.IsFinal();

    /// <summary>When it was started, or null when the service did not say.</summary>
    [From("CreateTime", "CreationTimeInMillis")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>How long ago it was started. Null when <see cref="CreationTime"/> is.</summary>
    public TimeSpan? Age => DateTimeOffset.UtcNow - CreationTime;

    /// <summary>What the work is called in messages: <c>training job</c>, <c>trained model</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>The id or ARN by which the work is named in messages and found again.</summary>
    internal abstract string Key { get; }
}
