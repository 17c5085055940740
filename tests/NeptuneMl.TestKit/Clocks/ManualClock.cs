using System.Diagnostics.CodeAnalysis;

namespace NeptuneMl.TestKit.Clocks;

/// <summary>
/// A clock that stands still until the test moves it to the next timer, and fires that. Its timestamps can jump, as they do
/// around a sleep of the machine; its time of day can be set. FakeTimeProvider cannot move back, fire timers late or wait for one.
/// </summary>
internal sealed class ManualClock : TimeProvider, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _happened = new(0);
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private TimeSpan _set;

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now
    {
        get { lock (_lock) return _now; }
    }

    /// <summary>How long the clock has run, as its timestamps tell.</summary>
    public TimeSpan Elapsed => Now - Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now + _set;
    }

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the timestamps: forwards as when the machine slept, so that timers come late, or backwards, which timers do not notice.
    /// </summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
            if (by < TimeSpan.Zero)
                foreach (ManualTimer timer in _timers) timer.Due += by;
        }
    }

    /// <summary>Sets the time of day, as somebody at the machine does.</summary>
    public void Set(TimeSpan by)
    {
        lock (_lock) _set += by;
    }

    /// <summary>Tells <see cref="RunUntilAsync"/> that what it waits for may have come.</summary>
    public void Signal() => _happened.Release();

    /// <summary>Moves from timer to timer until the condition holds. What runs on other threads is waited for, not raced with.</summary>
    public Task RunUntilAsync(Func<bool> condition, Func<string>? doing = null) => Watchdog.EndsAsync(
        async stop =>
        {
            while (!condition() && !stop.IsCancellationRequested)
                if (!FireNext()) await _happened.WaitAsync(stop);
        },
        () => $"{doing?.Invoke()} {this}");

    /// <summary>Waits until somebody waits for a timer.</summary>
    public Task UntilTimerAsync() => Watchdog.EndsAsync(
        async stop =>
        {
            while (!HasTimer) await _happened.WaitAsync(stop);
        },
        ToString);

    public override string ToString()
    {
        lock (_lock) return $"the clock has run {_now - Start}, timers are due in {string.Join(", ", _timers.Select(timer => timer.Due - _now))}";
    }

    public void Dispose() => _happened.Dispose();

    private bool HasTimer
    {
        get { lock (_lock) return _timers.Count > 0; }
    }

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
        public DateTimeOffset Due { get; set; }

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
