namespace NeptuneMl.Core.Waiting;

/// <summary>A job that is being polled. Its times are timestamps of the <see cref="TimeProvider"/>.</summary>
internal sealed class PolledJob(MLResource job, long since, long? deadline)
{

    /// <summary>The job as it was last read.</summary>
    public MLResource Job { get; set; } = job;

    /// <summary>What the wait waits for.</summary>
    public WaitGoal Goal { get; init; }

    /// <summary>Whether the job is not returned when it reaches the goal.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Receives the state changes and the outcome; null when they are returned.</summary>
    public Action<CallRecord>? Receive { get; init; }

    /// <summary>When waiting began.</summary>
    public long Since { get; } = since;

    /// <summary>When waiting times out, or null.</summary>
    public long? Deadline { get; } = deadline;

    /// <summary>The number of polls so far.</summary>
    public int Polls { get; set; }

    /// <summary>The number of consecutive failed polls.</summary>
    public int FailedPolls { get; private set; }

    /// <summary>The number of the consecutive failed polls that did not find the job.</summary>
    public int NotFoundPolls { get; private set; }

    /// <summary>When the first of the consecutive failed polls found expired credentials, or null.</summary>
    public long? ExpiredSince { get; private set; }

    /// <summary>When the service rejected the credentials of the first of the consecutive failed polls, or null.</summary>
    public long? RejectedSince { get; private set; }

    /// <summary>Whether the job has ever been read, which means that the credentials were valid then.</summary>
    public bool HasBeenRead => Job.Status is not null;

    /// <summary>The last status that was reported as a state change, or null.</summary>
    public string? ReportedStatus { get; set; }

    /// <summary>The error of the last poll, or null when it succeeded.</summary>
    public NeptuneMLException? Failure { get; private set; }

    public void RecordFailure(NeptuneMLException failure, long now)
    {
        Failure = failure;
        FailedPolls++;
        if (failure.ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound) NotFoundPolls++;
        if (failure.ErrorId == ErrorIds.CredentialsExpired) ExpiredSince ??= now;
        else if (failure.HasRejectedCredentials) RejectedSince ??= now;
    }

    public void RecordSuccess(MLResource job)
    {
        Job = job;
        Failure = null;
        FailedPolls = NotFoundPolls = 0;
        ExpiredSince = RejectedSince = null;
    }
}
