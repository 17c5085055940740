namespace NeptuneMl.Core.Waiting;

/// <summary>A job that is being waited for. Its times are the clock's timestamps.</summary>
internal sealed class WatchedJob
{
    public WatchedJob(MLResource job, long since, long? deadline)
    {
        Job = job;
        Since = since;
        Deadline = deadline;
    }

    /// <summary>The job as it was last read.</summary>
    public MLResource Job { get; set; }

    /// <summary>When waiting began.</summary>
    public long Since { get; }

    /// <summary>When waiting ends in any case, or null.</summary>
    public long? Deadline { get; }

    public int Looks { get; set; }

    /// <summary>How many looks have failed since the last that did not.</summary>
    public int FailedLooks { get; private set; }

    /// <summary>How many of those found nothing under the id.</summary>
    public int Absences { get; private set; }

    /// <summary>When the credentials were first found expired since the last look that did not fail, or null.</summary>
    public long? ExpiredSince { get; private set; }

    /// <summary>When the keys were first refused since the last look that did not fail, or null.</summary>
    public long? RefusedSince { get; private set; }

    /// <summary>Whether it has ever been read, so that the credentials once were good.</summary>
    public bool HasBeenRead => Job.Status is not null;

    /// <summary>Why the last look failed, or null.</summary>
    public NeptuneMLException? Failure { get; private set; }

    public void Failed(NeptuneMLException failure, long now)
    {
        Failure = failure;
        FailedLooks++;
        if (failure.ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound) Absences++;
        if (failure.ErrorId == ErrorIds.CredentialsExpired) ExpiredSince ??= now;
        else if (failure.HasRejectedCredentials) RefusedSince ??= now;
    }

    public void Succeeded(MLResource job)
    {
        Job = job;
        Failure = null;
        FailedLooks = Absences = 0;
        ExpiredSince = RefusedSince = null;
    }
}
