namespace NeptuneMl.Core.Waiting;

/// <summary>The jobs that one cmdlet started and that have not finished. Limits their number (<c>-MaxInFlight</c>). A start that exceeds a
/// quota of the service queues behind them, in the order of the input, and fails only when none of them is running.</summary>
/// <param name="max">The most unfinished jobs, or 0 for no limit.</param>
/// <param name="clock">The clock.</param>
/// <param name="changed">Called when a job has ended.</param>
internal sealed class JobsInFlight(int max, TimeProvider clock, Action changed)
{
    // A quota may still count a job for some time after its status says that it has finished.
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private TaskCompletionSource _nextChange = NewSignal();
    private Task _lastTurn = Task.CompletedTask;
    private int _starting;
    private int _queued;
    private int _running;
    private long _changes;
    private long? _lastEnd;

    /// <summary>Whether another job may be started now.</summary>
    public bool HasRoom
    {
        get { lock (_lock) return max == 0 || _starting + _queued + _running < max; }
    }

    /// <summary>Called when a start exceeds a quota, before the cmdlet decides whether to queue it.</summary>
    public Action? QuotaExceeded { get; init; }

    private bool HasJustEnded => _lastEnd is { } end && clock.GetElapsedTime(end) < s_settling;

    /// <summary>Waits until another job may be started, and reserves its place.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (max == 0 || _starting + _queued + _running < max)
                {
                    _starting++;
                    return;
                }

                change = _nextChange.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reserves a place for a job that is about to be started.</summary>
    public void OnStarting()
    {
        lock (_lock) _starting++;
    }

    /// <summary>Counts the job as running until <see cref="OnEnded"/>.</summary>
    public void OnStarted()
    {
        lock (_lock)
        {
            _starting--;
            _running++;
        }
    }

    /// <summary>Releases the place of a job that was not started.</summary>
    public void OnNotStarted() => Change(() => _starting--);

    /// <summary>Releases the place of a job that has finished, or that is no longer polled.</summary>
    public void OnEnded() => Change(() =>
    {
        _running--;
        _lastEnd = clock.GetTimestamp();
    });

    /// <summary>Starts a job. When a quota is exceeded, tries again each time that a job of this cmdlet ends.</summary>
    /// <param name="what">The kind and name of the job, for the verbose line.</param>
    /// <param name="start">Starts the job.</param>
    /// <param name="context">The context of the call.</param>
    public async Task<TResource?> StartAsync<TResource>(string what, Func<Task<TResource?>> start, CallContext context)
        where TResource : class
    {
        TaskCompletionSource? turn = null;
        TimeSpan pause = s_firstPause;
        try
        {
            while (true)
            {
                long seen = Interlocked.Read(ref _changes);
                try
                {
                    return await start().ConfigureAwait(false);
                }
                catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ServiceQuotaExceeded)
                {
                    QuotaExceeded?.Invoke();
                    if (!MayFreeQuota(isQueued: turn is not null)) throw;
                    if (turn is null)
                    {
                        Task previous = TakeTurn(out turn, out int running);
                        context.Log?.Verbose(
                            $"The {what} exceeds a quota and is queued until one of the running jobs of this cmdlet ends "
                            + $"(running: {running}). {failure.Message}");
                        await previous.WaitAsync(context.CancellationToken).ConfigureAwait(false);
                    }
                }

                pause = await UntilChangeAsync(seen, pause, context.CancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (turn is not null) GiveTurn(turn);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A start that is not queued may still succeed, and then it runs.
    private bool MayFreeQuota(bool isQueued)
    {
        lock (_lock) return _running > 0 || _starting > (isQueued ? 0 : 1) || HasJustEnded;
    }

    /// <returns>A task that completes when the queued start before this one has completed.</returns>
    private Task TakeTurn(out TaskCompletionSource turn, out int running)
    {
        turn = NewSignal();
        lock (_lock)
        {
            _starting--;
            _queued++;
            running = _running;
            Task previous = _lastTurn;
            _lastTurn = turn.Task;
            return previous;
        }
    }

    private void GiveTurn(TaskCompletionSource turn)
    {
        lock (_lock)
        {
            _queued--;
            _starting++;
        }

        turn.SetResult();
    }

    /// <returns>The next pause.</returns>
    private async Task<TimeSpan> UntilChangeAsync(long seen, TimeSpan pause, CancellationToken cancellationToken)
    {
        Task change;
        bool retries;
        lock (_lock)
        {
            if (_changes != seen) return s_firstPause;
            change = _nextChange.Task;
            retries = HasJustEnded;
        }

        if (!retries)
        {
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
            return s_firstPause;
        }

        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(change, Task.Delay(pause, clock, done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return change.IsCompleted ? s_firstPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, s_longestPause.Ticks));
    }

    private void Change(Action update)
    {
        TaskCompletionSource change;
        lock (_lock)
        {
            update();
            Interlocked.Increment(ref _changes);
            change = _nextChange;
            _nextChange = NewSignal();
        }

        change.SetResult();
        changed();
    }
}
