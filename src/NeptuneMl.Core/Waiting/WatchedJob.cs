namespace NeptuneMl.Core.Waiting;

/// <summary>A job that is being waited for.</summary>
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

    /// <summary>When waiting began, in the clock's timestamps.</summary>
    public long Since { get; }

    /// <summary>When waiting ends in any case, or null.</summary>
    public long? Deadline { get; }

    public int Looks { get; set; }

    public int FailedLooks { get; set; }
}
