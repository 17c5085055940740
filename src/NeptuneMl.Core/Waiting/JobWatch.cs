using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Waiting;

/// <summary>
/// One poller for any number of jobs. Each is looked at when it is due, at most <c>limit</c> at a time, and comes out when
/// it has ended, whatever the order. A look that fails for a passing reason is repeated, and is never taken for the job's failure.
/// Nothing here depends on the time of day.
/// </summary>
internal sealed class JobWatch : IDisposable
{
    // A job may not be visible yet right after its start.
    private const int TolerableAbsences = 3;

    private const int MostMessages = 256;

    // Whoever renews credentials does it within about this time of their end, or not until somebody comes back to work.
    private static readonly TimeSpan s_renewal = TimeSpan.FromHours(1);

    // Keys that replace others may be read while only half of them is written, and a service learns of new ones some seconds later.
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(1);

    // A look that is under way when the time is up may still bring the end of the job.
    private static readonly TimeSpan s_lastLook = TimeSpan.FromSeconds(5);

    // Longer than any look, and shorter than the longest time that a timer can be set to.
    private static readonly TimeSpan s_longestLook = TimeSpan.FromDays(1);

    // No timer is as late as this unless the machine or the process slept.
    private static readonly TimeSpan s_latest = TimeSpan.FromSeconds(10);

    private readonly PollSchedule _schedule;
    private readonly TimeSpan? _timeout;
    private readonly Func<MLResource, CancellationToken, Task<MLResource>> _look;
    private readonly Action _changed;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentQueue<CallRecord> _records = new();
    private readonly PriorityQueue<WatchedJob, long> _due = new();
    private readonly ConcurrentDictionary<WatchedJob, byte> _watched = new();
    private readonly WatchWarnings _warnings;
    private TaskCompletionSource _earlier = NewSignal();
    private Task? _loop;
    private long _slept;

    public JobWatch(
        PollSchedule schedule, TimeSpan? timeout, int limit, Func<MLResource, CancellationToken, Task<MLResource>> look,
        Action changed, TimeProvider clock, CancellationToken cancellationToken)
    {
        _schedule = schedule;
        _timeout = timeout;
        _look = look;
        _changed = changed;
        _clock = clock;
        _cancellationToken = cancellationToken;
        _slots = new SemaphoreSlim(limit);
        _warnings = new WatchWarnings(clock, warning => Say(CallRecordKind.Warning, warning));
    }

    /// <summary>How many jobs have not ended yet.</summary>
    public int Count => _watched.Count;

    /// <summary>Whether every job has ended and every record has been taken.</summary>
    public bool IsEmpty => _watched.IsEmpty && _records.IsEmpty;

    /// <summary>The jobs that have not ended yet, as last read.</summary>
    public IEnumerable<WatchedJob> Jobs => _watched.Keys;

    /// <summary>How long a job has been waited for.</summary>
    public TimeSpan ElapsedFor(WatchedJob watched) => _clock.GetElapsedTime(watched.Since);

    /// <summary>Takes a job on. One that has ended already comes out at once, without a look.</summary>
    public void Add(MLResource job)
    {
        long now = _clock.GetTimestamp();
        WatchedJob watched = new(job, now, _timeout is { } timeout ? now - Volatile.Read(ref _slept) + Ticks(timeout) : null);
        _watched[watched] = 0;
        if (job.IsFinished) Finish(watched, Outcome(job));
        else Schedule(watched);
    }

    public bool TryTake([NotNullWhen(true)] out CallRecord? record) => _records.TryDequeue(out record);

    public void Dispose()
    {
        _slots.Dispose();
    }

    private void Schedule(WatchedJob watched)
    {
        long due = Together(_clock.GetTimestamp() + Ticks(_schedule.After(watched.Looks, watched.FailedLooks)));
        if (DeadlineOf(watched) is { } deadline) due = Math.Min(due, deadline);
        lock (_due)
        {
            bool first = !_due.TryPeek(out _, out long next) || due < next;
            _due.Enqueue(watched, due);
            if (_loop is null) _loop = Task.Run(RunAsync, CancellationToken.None);
            else if (first) Signal();
        }
    }

    // Looks that fall due within a tenth of a second are made together, rather early than late: waking up for each costs more
    // than the look.
    private long Together(long due)
    {
        if (_schedule.IsFixed) return due;
        long step = _clock.TimestampFrequency / 10;
        return due / step * step;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                (WatchedJob? watched, TimeSpan delay, Task earlier) = TakeDue();
                if (watched is not null)
                {
                    await _slots.WaitAsync(_cancellationToken).ConfigureAwait(false);
                    _ = LookAsync(watched);
                }
                else
                {
                    await SleepAsync(delay, earlier).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>The next job that is due; or how long until one is, and the signal that another has become due earlier.</summary>
    // Taken together under the lock, so that no signal can fall between the look at the queue and the sleep.
    private (WatchedJob? Watched, TimeSpan Delay, Task Earlier) TakeDue()
    {
        lock (_due)
        {
            if (!_due.TryPeek(out _, out long due)) return (null, Timeout.InfiniteTimeSpan, _earlier.Task);
            long now = _clock.GetTimestamp();
            // Timers cut to whole milliseconds, and one that comes early finds nothing due. What is due later than anything can be
            // was so before the clock went back.
            return due > now && due - now <= Ticks(_schedule.Longest)
                ? (null, TimeSpan.FromMilliseconds(Math.Ceiling(_clock.GetElapsedTime(now, due).TotalMilliseconds)), _earlier.Task)
                : (_due.Dequeue(), TimeSpan.Zero, _earlier.Task);
        }
    }

    private void Signal()
    {
        TaskCompletionSource signal = _earlier;
        _earlier = NewSignal();
        signal.SetResult();
    }

    private async Task SleepAsync(TimeSpan delay, Task earlier)
    {
        long began = _clock.GetTimestamp();
        using CancellationTokenSource woken = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        await Task.WhenAny(earlier, Task.Delay(delay, _clock, woken.Token)).ConfigureAwait(false);
        await woken.CancelAsync().ConfigureAwait(false);
        _cancellationToken.ThrowIfCancellationRequested();
        TimeSpan late = _clock.GetElapsedTime(began) - delay;
        if (delay != Timeout.InfiniteTimeSpan && late > s_latest) Interlocked.Add(ref _slept, Ticks(late));
    }

    private async Task LookAsync(WatchedJob watched)
    {
        try
        {
            watched.Looks++;
            MLResource job = await LookInTimeAsync(watched).ConfigureAwait(false);
            _warnings.OnSuccess(watched, job);
            watched.Succeeded(job);
            if (job.IsFinished) Finish(watched, Outcome(job));
            else Continue(watched);
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
        }
        // Whatever a look throws is either passing, and repeated, or ends the waiting for this one job.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            NeptuneMLException failure = Failures.From(exception);
            watched.Failed(failure, _clock.GetTimestamp());
            if (IsPassing(failure, watched))
            {
                _warnings.OnFailure(watched, failure);
                Say(CallRecordKind.Verbose, $"Look {watched.FailedLooks} at {watched.Job.Kind} '{watched.Job.Key}' failed and will be repeated: {failure.Message}");
                Continue(watched);
            }
            else
            {
                Finish(watched, GivenUp(watched, failure));
            }
        }
        finally
        {
            Release(_slots);
        }
    }

    private async Task<MLResource> LookInTimeAsync(WatchedJob watched)
    {
        if (DeadlineOf(watched) is not { } deadline) return await _look(watched.Job, _cancellationToken).ConfigureAwait(false);

        long now = _clock.GetTimestamp();
        TimeSpan left = deadline > now ? _clock.GetElapsedTime(now, deadline) : TimeSpan.Zero;
        using CancellationTokenSource timeUp = new(Timeout.InfiniteTimeSpan, _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, timeUp.Token);
        Task<MLResource> look = _look(watched.Job, either.Token);
        if (!look.IsCompleted) timeUp.CancelAfter(s_lastLook + (left < s_longestLook ? left : s_longestLook));
        return await look.ConfigureAwait(false);
    }

    private void Continue(WatchedJob watched)
    {
        if (DeadlineOf(watched) is { } deadline && _clock.GetTimestamp() >= deadline) Finish(watched, TimedOut(watched));
        else Schedule(watched);
    }

    // The time that the machine slept is not the job's.
    private long? DeadlineOf(WatchedJob watched) => watched.Deadline + Volatile.Read(ref _slept);

    private bool IsPassing(NeptuneMLException failure, WatchedJob watched) => failure switch
    {
        { ErrorId: ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound } => watched.Absences <= TolerableAbsences,
        { ErrorId: ErrorIds.CredentialsExpired } => failure.IsRetryable && _clock.GetElapsedTime(watched.ExpiredSince!.Value) < s_renewal,
        { ErrorId: ErrorIds.UnexpectedResponse } => true,
        _ when watched.RefusedSince is { } since && failure.HasRejectedCredentials => watched.HasBeenRead && _clock.GetElapsedTime(since) < s_settling,
        _ => failure.IsRetryable,
    };

    private void Finish(WatchedJob watched, CallRecord outcome)
    {
        _warnings.OnEnd(watched);
        _records.Enqueue(outcome);
        _watched.TryRemove(watched, out _);
        _changed();
    }

    // While the pipeline is busy elsewhere, messages must not pile up; warnings are few.
    private void Say(CallRecordKind kind, string message)
    {
        if (kind == CallRecordKind.Verbose && _records.Count >= MostMessages) return;
        _records.Enqueue(new CallRecord(kind, Printable.Text(message)));
        _changed();
    }

    private static CallRecord Outcome(MLResource job) => job.State switch
    {
        JobState.Succeeded => new CallRecord(CallRecordKind.Output, job),
        _ => new CallRecord(CallRecordKind.Failure, JobEnd.Failure(job, job.Key), job),
    };

    private static CallRecord GivenUp(WatchedJob watched, NeptuneMLException failure)
    {
        MLResource job = watched.Job;
        NeptuneMLException told = failure.WithContext($"That ends the waiting for the {job.Kind} '{job.Key}', which was {job.Status ?? "pending"} when last seen.");
        if (failure.ErrorId == ErrorIds.CredentialsExpired)
            told = told.AsPermanent($"Connect again with valid credentials, then run {CmdletNames.Reader(job)} | {CmdletNames.Waiter(job)}. The job itself continues.");
        return new CallRecord(CallRecordKind.Failure, told, job);
    }

    private CallRecord TimedOut(WatchedJob watched) => new(
        CallRecordKind.Failure,
        new NeptuneMLException(string.Create(
            CultureInfo.InvariantCulture,
            $"The {watched.Job.Kind} '{watched.Job.Key}' was still {watched.Job.Status ?? "pending"} when -TimeoutSeconds {_timeout!.Value.TotalSeconds:0.###} had passed. It goes on; only the waiting ended.{Failing(watched)}"))
        {
            ErrorId = ErrorIds.Timeout,
            IsRetryable = true,
            RecommendedAction = $"Run {CmdletNames.Reader(watched.Job)} | {CmdletNames.Waiter(watched.Job)} to continue to wait.",
        },
        watched.Job);

    private static string Failing(WatchedJob watched) =>
        watched.Failure is { } failure ? $" The last {(watched.FailedLooks == 1 ? "look" : $"{watched.FailedLooks} looks")} failed: {failure.Message}" : "";

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _clock.TimestampFrequency);

    private static void Release(SemaphoreSlim slots)
    {
        try
        {
            slots.Release();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet ended while this look was on its way.
        }
    }
}
