using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The time axis of the timeline: the time of the run, with ticks at round times in UTC.</summary>
internal sealed class TimeAxis
{
    private const int MaxTicks = 8;

    private static readonly TimeSpan[] s_intervals =
    [
        .. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 14, 30, 90, 180 }.Select(days => TimeSpan.FromDays(days)),
        .. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000 }.Select(years => TimeSpan.FromDays(365 * years)),
    ];

    // The last moment of the year 9999.
    private static readonly long s_last = DateTime.MaxValue.Ticks;

    private readonly long _start;
    private readonly long _end;

    /// <summary>Creates the axis of a run. It is longer than the run if a step has a time outside of the run.</summary>
    public TimeAxis(WorkflowRun run)
    {
        DateTimeOffset runEnd = run.EndTime ?? After(run.StartTime, run.DurationInSeconds);
        DateTimeOffset[] times =
        [
            run.StartTime, runEnd,
            .. run.Steps.Select(step => step.StartTime).OfType<DateTimeOffset>(),
            .. run.Steps.Select(step => step.EndTime ?? (step.StartTime is { } start ? After(start, step.DurationInSeconds ?? 0) : null))
                .OfType<DateTimeOffset>(),
        ];
        _start = times.Min().UtcTicks;
        _end = Math.Max(times.Max().UtcTicks, _start + TimeSpan.TicksPerMillisecond);
        Interval = Array.Find(s_intervals, interval => (_end - _start) / interval.Ticks < MaxTicks);
    }

    public DateTimeOffset Start => new(_start, TimeSpan.Zero);

    /// <summary>The time between two ticks.</summary>
    public TimeSpan Interval { get; }

    public IEnumerable<DateTimeOffset> Ticks
    {
        get
        {
            for (long tick = Interval.Ticks * ((_start + Interval.Ticks - 1) / Interval.Ticks); tick <= _end; tick += Interval.Ticks)
                yield return new DateTimeOffset(tick, TimeSpan.Zero);
        }
    }

    /// <summary>The position of a time between the start (0) and the end (1).</summary>
    public double PositionOf(DateTimeOffset time) => Math.Clamp((time.UtcTicks - _start) / (double)(_end - _start), 0, 1);

    private static DateTimeOffset After(DateTimeOffset start, double seconds) =>
        new(Math.Min(start.UtcTicks + (long)Math.Clamp(seconds * TimeSpan.TicksPerSecond, 0, s_last), s_last), TimeSpan.Zero);
}
