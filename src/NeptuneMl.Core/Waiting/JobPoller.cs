using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace NeptuneMl.Core.Waiting;

/// <summary>Polls any number of jobs, at most <c>limit</c> at a time, and returns each job when it has finished, in any order. A poll that
/// fails with a transient error is retried, and does not mean that the job has failed. All times are monotonic timestamps, so a change of
/// the system clock has no effect.</summary>
internal sealed class JobPoller : IDisposable
{
    // Reads are eventually consistent: right after its start a job may not be found.
    private const int MaxNotFound = 3;

    private const int MaxQueuedMessages = 256;

    // Expired credentials are usually refreshed within this time, or only after somebody signs in again.
    private static readonly TimeSpan s_refreshTimeout = TimeSpan.FromHours(1);

    // New credentials may be rejected while their file is being written, or because IAM is eventually consistent.
    private static readonly TimeSpan s_rejectionTimeout = TimeSpan.FromMinutes(1);

    // A poll that is running at the timeout may still find that the job has finished.
    private static readonly TimeSpan s_lastPollGrace = TimeSpan.FromSeconds(5);

    // Longer than any poll, and shorter than the maximum of CancellationTokenSource.CancelAfter.
    private static readonly TimeSpan s_maxPollTime = TimeSpan.FromDays(1);

    // A timer that fires later than this means that the machine or the process was suspended.
    private static readonly TimeSpan s_suspendThreshold = TimeSpan.FromSeconds(10);

    private readonly PollSchedule _schedule;
    private readonly TimeSpan? _timeout;
    private readonly Func<MLResource, CancellationToken, Task<MLResource>> _poll;
    private readonly Action _changed;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentQueue<CallRecord> _records = new();
    private readonly PriorityQueue<PolledJob, long> _due = new();
    private readonly ConcurrentDictionary<PolledJob, byte> _polled = new();
    private readonly PollWarnings _warnings;
    private TaskCompletionSource _earlierDue = NewSignal();
    private Task? _loop;
    private long _suspended;
    private long _nextHeartbeat;

    public JobPoller(
        PollSchedule schedule, TimeSpan? timeout, int limit, Func<MLResource, CancellationToken, Task<MLResource>> poll,
        Action changed, TimeProvider clock, CancellationToken cancellationToken)
    {
        _schedule = schedule;
        _timeout = timeout;
        _poll = poll;
        _changed = changed;
        _clock = clock;
        _cancellationToken = cancellationToken;
        _slots = new SemaphoreSlim(limit);
        _warnings = new PollWarnings(clock, warning => Write(CallRecordKind.Warning, warning));
    }

    /// <summary>The interval of the verbose lines about unfinished jobs, or null for none.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>Called when a job that was polled is no longer polled, for any reason.</summary>
    public Action? Ended { get; init; }

    /// <summary>The number of unfinished jobs.</summary>
    public int Count => _polled.Count;

    /// <summary>Whether every job has finished and every record has been taken.</summary>
    public bool IsEmpty => _polled.IsEmpty && _records.IsEmpty;

    /// <summary>The unfinished jobs, as last read.</summary>
    public IEnumerable<PolledJob> Jobs => _polled.Keys;

    /// <summary>The time since the start of a job; since polling began when the service does not return the start.</summary>
    public TimeSpan ElapsedFor(PolledJob polled)
    {
        // The job was started before the wait, so a shorter time means that the clocks differ.
        TimeSpan polling = _clock.GetElapsedTime(polled.Since);
        TimeSpan? elapsed = _clock.GetUtcNow() - polled.Job.CreationTime;
        return elapsed > polling ? elapsed.Value : polling;
    }

    /// <summary>Starts to poll a job. A job that has already finished is returned without a poll.</summary>
    /// <param name="job">The job.</param>
    /// <param name="goal">What to wait for.</param>
    /// <param name="isSilent">Whether a job that reaches the goal is not returned.</param>
    /// <param name="receive">Receives the state changes and the outcome of the job, on any thread. The outcome is then not returned.</param>
    public void Add(MLResource job, WaitGoal goal = WaitGoal.Success, bool isSilent = false, Action<CallRecord>? receive = null)
    {
        long now = _clock.GetTimestamp();
        PolledJob polled = new(job, now, _timeout is { } timeout ? now - Volatile.Read(ref _suspended) + Ticks(timeout) : null)
        {
            Goal = goal,
            IsSilent = isSilent,
            Receive = receive,
        };
        if (Heartbeat is { } interval && _polled.IsEmpty) Volatile.Write(ref _nextHeartbeat, now + Ticks(interval));
        _polled[polled] = 0;
        if (goal.HasEnded(job))
        {
            _records.Enqueue(new CallRecord(CallRecordKind.Transition, new JobTransition(job, null, null)));
            Finish(polled, Outcome(polled));
        }
        else
        {
            Schedule(polled);
        }
    }

    public bool TryTake([NotNullWhen(true)] out CallRecord? record) => _records.TryDequeue(out record);

    public void Dispose() => _slots.Dispose();

    private void Schedule(PolledJob polled)
    {
        long due = RoundDown(_clock.GetTimestamp() + Ticks(_schedule.After(polled.Polls, polled.FailedPolls)));
        if (DeadlineOf(polled) is { } deadline) due = Math.Min(due, deadline);
        lock (_due)
        {
            bool first = !_due.TryPeek(out _, out long next) || due < next;
            _due.Enqueue(polled, due);
            if (_loop is null) _loop = Task.Run(RunAsync, CancellationToken.None);
            else if (first) Signal();
        }
    }

    // Polls that are due within a tenth of a second run together: a wake-up for each costs more than the poll.
    private long RoundDown(long due)
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
                TimeSpan heartbeat = WriteHeartbeatIfDue();
                (PolledJob? polled, TimeSpan delay, Task earlierDue) = TakeDue();
                if (polled is not null)
                {
                    await _slots.WaitAsync(_cancellationToken).ConfigureAwait(false);
                    _ = PollAsync(polled);
                }
                else
                {
                    await DelayAsync(Shorter(delay, heartbeat), earlierDue).ConfigureAwait(false);
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

    /// <summary>The next job that is due; or the delay until one is due, and the signal that another one became due earlier.</summary>
    // Reads both under the lock, so that no signal is lost between the queue check and the delay.
    private (PolledJob? Polled, TimeSpan Delay, Task EarlierDue) TakeDue()
    {
        lock (_due)
        {
            if (!_due.TryPeek(out _, out long due)) return (null, Timeout.InfiniteTimeSpan, _earlierDue.Task);
            long now = _clock.GetTimestamp();
            // Timers truncate to milliseconds, and a timer that fires early finds no job due, so the delay is rounded up. A due time
            // beyond the longest interval means that the timestamp counter went back; the job is then due at once.
            return due > now && due - now <= Ticks(_schedule.Longest)
                ? (null, TimeSpan.FromMilliseconds(Math.Ceiling(_clock.GetElapsedTime(now, due).TotalMilliseconds)), _earlierDue.Task)
                : (_due.Dequeue(), TimeSpan.Zero, _earlierDue.Task);
        }
    }

    /// <returns>The time until the next heartbeat, rounded up to milliseconds; infinite without a heartbeat.</returns>
    private TimeSpan WriteHeartbeatIfDue()
    {
        if (Heartbeat is not { } interval || _polled.IsEmpty) return Timeout.InfiniteTimeSpan;
        long now = _clock.GetTimestamp();
        long due = Volatile.Read(ref _nextHeartbeat);
        if (due <= now)
        {
            Write(CallRecordKind.Verbose, HeartbeatLine());
            due = now + Ticks(interval);
            Volatile.Write(ref _nextHeartbeat, due);
        }

        return TimeSpan.FromMilliseconds(Math.Ceiling(_clock.GetElapsedTime(now, due).TotalMilliseconds));
    }

    private string HeartbeatLine()
    {
        PolledJob[] jobs = [.. _polled.Keys];
        if (jobs is [PolledJob only])
        {
            return $"Waiting for the {only.Job.Kind} '{JobTransition.NameOf(only.Job)}': {only.Job.Status ?? "pending"}, "
                + $"{Shortened.Duration(ElapsedFor(only))} after its start.";
        }

        IEnumerable<string> states = jobs.GroupBy(polled => polled.Job.Status ?? "pending")
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}");
        TimeSpan longest = jobs.Length == 0 ? TimeSpan.Zero : jobs.Max(ElapsedFor);
        return $"Waiting for {jobs.Length} jobs: {string.Join(", ", states)}; the oldest started {Shortened.Duration(longest)} ago.";
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan || other != Timeout.InfiniteTimeSpan && other < one ? other : one;

    private void Signal()
    {
        TaskCompletionSource signal = _earlierDue;
        _earlierDue = NewSignal();
        signal.SetResult();
    }

    private async Task DelayAsync(TimeSpan delay, Task earlierDue)
    {
        long started = _clock.GetTimestamp();
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        await Task.WhenAny(earlierDue, Task.Delay(delay, _clock, done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        _cancellationToken.ThrowIfCancellationRequested();
        TimeSpan overrun = _clock.GetElapsedTime(started) - delay;
        if (delay != Timeout.InfiniteTimeSpan && overrun > s_suspendThreshold) Interlocked.Add(ref _suspended, Ticks(overrun));
    }

    private async Task PollAsync(PolledJob polled)
    {
        try
        {
            polled.Polls++;
            MLResource job = await PollUntilDeadlineAsync(polled).ConfigureAwait(false);
            if (job.IsFinished) job.EndTime ??= _clock.GetUtcNow();
            _warnings.OnSuccess(polled, job);
            polled.RecordSuccess(job);
            WriteTransition(polled);
            if (polled.Goal.HasEnded(job)) Finish(polled, Outcome(polled));
            else Continue(polled);
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
        }
        // An exception is either transient, and the poll is retried, or it ends the wait for this job only.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            NeptuneMLException failure = Failures.From(exception);
            if (polled.Goal == WaitGoal.Deletion && failure.ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound)
            {
                Finish(polled, Deleted(polled));
                return;
            }

            polled.RecordFailure(failure, _clock.GetTimestamp());
            if (IsTransient(failure, polled))
            {
                _warnings.OnFailure(polled, failure);
                Write(
                    CallRecordKind.Verbose,
                    $"A poll of {polled.Job.Kind} '{polled.Job.Key}' failed and will be retried "
                    + $"(consecutive failures: {polled.FailedPolls}): {failure.Message}");
                Continue(polled);
            }
            else
            {
                Finish(polled, PollFailed(polled, failure));
            }
        }
        finally
        {
            Release(_slots);
        }
    }

    private async Task<MLResource> PollUntilDeadlineAsync(PolledJob polled)
    {
        if (DeadlineOf(polled) is not { } deadline) return await _poll(polled.Job, _cancellationToken).ConfigureAwait(false);

        long now = _clock.GetTimestamp();
        TimeSpan remaining = deadline > now ? _clock.GetElapsedTime(now, deadline) : TimeSpan.Zero;
        using CancellationTokenSource timeout = new(Timeout.InfiniteTimeSpan, _clock);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, timeout.Token);
        Task<MLResource> poll = _poll(polled.Job, linked.Token);
        if (!poll.IsCompleted) timeout.CancelAfter(s_lastPollGrace + (remaining < s_maxPollTime ? remaining : s_maxPollTime));
        return await poll.ConfigureAwait(false);
    }

    private void Continue(PolledJob polled)
    {
        if (DeadlineOf(polled) is { } deadline && _clock.GetTimestamp() >= deadline) Finish(polled, TimedOut(polled));
        else Schedule(polled);
    }

    // Time during which the machine was suspended does not count towards the timeout.
    private long? DeadlineOf(PolledJob polled) => polled.Deadline + Volatile.Read(ref _suspended);

    private bool IsTransient(NeptuneMLException failure, PolledJob polled) => failure switch
    {
        { ErrorId: ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound } => polled.NotFoundPolls <= MaxNotFound,
        { ErrorId: ErrorIds.CredentialsExpired } =>
            failure.IsRetryable && _clock.GetElapsedTime(polled.ExpiredSince!.Value) < s_refreshTimeout,
        { ErrorId: ErrorIds.UnexpectedResponse } => true,
        _ when polled.RejectedSince is { } since && failure.HasRejectedCredentials =>
            polled.HasBeenRead && _clock.GetElapsedTime(since) < s_rejectionTimeout,
        _ => failure.IsRetryable,
    };

    private void Finish(PolledJob polled, CallRecord outcome)
    {
        _warnings.OnEnd(polled);
        _records.Enqueue(polled.Receive is null ? outcome : new CallRecord(CallRecordKind.Received, outcome.Kind));
        _polled.TryRemove(polled, out _);
        if (polled.Polls > 0) Ended?.Invoke();
        polled.Receive?.Invoke(outcome);
        _changed();
    }

    // Never dropped, like an outcome: each state change is reported exactly once.
    private void WriteTransition(PolledJob polled)
    {
        if (polled.Job.Status is not { } status || status == polled.ReportedStatus) return;
        CallRecord transition = new(CallRecordKind.Transition, new JobTransition(polled.Job, polled.ReportedStatus, ElapsedFor(polled)));
        _records.Enqueue(transition);
        polled.Receive?.Invoke(transition);
        polled.ReportedStatus = status;
        _changed();
    }

    // Bounds the queue while the pipeline thread is busy. Warnings are rare and always kept.
    private void Write(CallRecordKind kind, string message)
    {
        if (kind == CallRecordKind.Verbose && _records.Count >= MaxQueuedMessages) return;
        _records.Enqueue(new CallRecord(kind, Printable.Text(message)));
        _changed();
    }

    private static CallRecord Outcome(PolledJob polled) => polled switch
    {
        { Job: { } job, Goal: { } goal } when goal.HasFailed(job) =>
            new CallRecord(CallRecordKind.Failure, JobEnd.Failure(job, job.Key), job),
        { IsSilent: true, Job: { } job } =>
            new CallRecord(CallRecordKind.Verbose, Printable.Text($"The {job.Kind} '{job.Key}' has ended (status {job.Status}).")),
        _ => new CallRecord(CallRecordKind.Output, polled.Job),
    };

    private static CallRecord Deleted(PolledJob polled) => polled.IsSilent
        ? new CallRecord(CallRecordKind.Verbose, Printable.Text($"The {polled.Job.Kind} '{polled.Job.Key}' was deleted."))
        : new CallRecord(CallRecordKind.Output, polled.Job);

    private static CallRecord PollFailed(PolledJob polled, NeptuneMLException failure)
    {
        MLResource job = polled.Job;
        NeptuneMLException error = failure.WithContext(
            $"Waiting for {job.Kind} '{job.Key}' ended; its last known status is {job.Status ?? "pending"}.");
        if (failure.ErrorId == ErrorIds.CredentialsExpired)
        {
            error = error.AsPermanent(
                $"Connect again with valid credentials, then run {CmdletNames.Reader(job)} | {CmdletNames.Waiter(job)}. "
                + "The job continues.");
        }

        return new CallRecord(CallRecordKind.Failure, error, job);
    }

    private CallRecord TimedOut(PolledJob polled) => new(
        CallRecordKind.Failure,
        new NeptuneMLException(string.Create(
            CultureInfo.InvariantCulture,
            $"The {polled.Job.Kind} '{polled.Job.Key}' did not finish within {_timeout!.Value.TotalSeconds:0.###} seconds "
            + $"(-TimeoutSeconds); its status is {polled.Job.Status ?? "pending"}. The job continues.{LastFailure(polled)}"))
        {
            ErrorId = ErrorIds.Timeout,
            IsRetryable = true,
            RecommendedAction = $"To wait again, run {CmdletNames.Reader(polled.Job)} | {CmdletNames.Waiter(polled.Job)}.",
        },
        polled.Job);

    private static string LastFailure(PolledJob polled) => polled.Failure is { } failure
        ? $" The last {(polled.FailedPolls == 1 ? "poll" : $"{polled.FailedPolls} polls")} failed: {failure.Message}"
        : "";

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
            // The cmdlet ended while this poll was running.
        }
    }
}
