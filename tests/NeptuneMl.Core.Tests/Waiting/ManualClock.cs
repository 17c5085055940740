using System.Diagnostics.CodeAnalysis;

namespace NeptuneMl.Core.Tests.Waiting;

/// <summary>A clock that stands still until the test moves it to the next timer, and fires that.</summary>
internal sealed class ManualClock : TimeProvider, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _happened = new(0);
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now
    {
        get { lock (_lock) return _now; }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Tells <see cref="RunUntilAsync"/> that what it waits for may have come.</summary>
    public void Signal() => _happened.Release();

    /// <summary>Moves from timer to timer until the condition holds. What runs on other threads is waited for, not raced with.</summary>
    public async Task RunUntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource giveUp = new(TimeSpan.FromSeconds(30));
        while (!condition())
            if (!FireNext()) await _happened.WaitAsync(giveUp.Token);
    }

    /// <summary>Waits until a timer has been set.</summary>
    public async Task<TimeSpan> NextTimerAsync()
    {
        using CancellationTokenSource giveUp = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (_lock)
                if (_timers.MinBy(timer => timer.Due) is { } next) return next.Due - _now;
            await _happened.WaitAsync(giveUp.Token);
        }
    }

    public void Dispose() => _happened.Dispose();

    [SuppressMessage("Reliability", "CA2000", Justification = "The timer is disposed by who asked for it.")]
    private bool FireNext()
    {
        ManualTimer? next;
        lock (_lock)
        {
            next = _timers.MinBy(timer => timer.Due);
            if (next is null) return false;
            _timers.Remove(next);
            if (next.Due > _now) _now = next.Due;
        }

        next.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public Action Fire { get; } = fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
            }

            clock._happened.Release();
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
