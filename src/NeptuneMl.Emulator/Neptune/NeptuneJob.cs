namespace NeptuneMl.Emulator.Neptune;

/// <summary>A Neptune ML job.</summary>
internal sealed class NeptuneJob
{
    private readonly object _gate = new();
    private readonly StatusTimeline _run;
    private StatusTimeline? _stop;
    private bool _cleaned;

    public NeptuneJob(string id, EmulatorEnvironment environment)
    {
        Id = id;
        FailureReason = environment.FailureReasonFor(id);
        _run = new StatusTimeline(
            environment.Now,
            ("InProgress", TimeSpan.Zero),
            (FailureReason is null ? "Completed" : "Failed", environment.JobDuration));
    }

    public string Id { get; }

    public DateTimeOffset StartedAt => _run.Start;

    /// <summary>The reason for which the job fails at its end, or null when it succeeds.</summary>
    public string? FailureReason { get; }

    /// <summary>The time at which the job was canceled, or null.</summary>
    public DateTimeOffset? StopRequestedAt => _stop?.Start;

    public string StatusAt(DateTimeOffset now) => (_stop ?? _run).StatusAt(now);

    public bool IsCompletedAt(DateTimeOffset now) => StatusAt(now) == "Completed";

    /// <summary>Whether the job's artifacts have been deleted from S3.</summary>
    public bool IsCleanedAt(DateTimeOffset now) => _cleaned && _stop!.IsOver(now);

    /// <summary>Stops the job. The operation is idempotent: repeated calls have no effect.</summary>
    /// <returns>False when the job has already finished.</returns>
    public bool TryStop(DateTimeOffset now, TimeSpan duration, bool clean)
    {
        lock (_gate)
        {
            if (_stop is null && _run.IsOver(now))
                return false;
            _cleaned |= clean;
            _stop ??= new StatusTimeline(now, ("Stopping", TimeSpan.Zero), ("Stopped", duration));
            return true;
        }
    }
}
