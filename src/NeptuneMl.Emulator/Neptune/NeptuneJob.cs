using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>A job of Neptune ML, and the SageMaker jobs it is made of.</summary>
internal sealed class NeptuneJob
{
    private readonly object _gate = new();
    private readonly StatusTimeline _run;
    private StatusTimeline? _stop;
    private bool _cleaned;

    public NeptuneJob(string id, Surroundings surroundings)
    {
        Id = id;
        FailureReason = surroundings.FailureOf(id);
        _run = new StatusTimeline(
            surroundings.Now,
            ("InProgress", TimeSpan.Zero),
            (FailureReason is null ? "Completed" : "Failed", surroundings.JobDuration));
    }

    public string Id { get; }

    public DateTimeOffset StartedAt => _run.Start;

    /// <summary>Why the job fails when its time is over, or null.</summary>
    public string? FailureReason { get; }

    /// <summary>When the job was asked to stop, or null.</summary>
    public DateTimeOffset? StopRequestedAt => _stop?.Start;

    public string StatusAt(DateTimeOffset now) => (_stop ?? _run).StatusAt(now);

    public bool IsCompletedAt(DateTimeOffset now) => StatusAt(now) == "Completed";

    /// <summary>Whether the job's artifacts are gone from S3.</summary>
    public bool IsCleanedAt(DateTimeOffset now) => _cleaned && _stop!.IsOver(now);

    /// <summary>Stops the job. Asking again changes nothing, as the operation is idempotent.</summary>
    /// <returns>False when the job came to its end by itself.</returns>
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
