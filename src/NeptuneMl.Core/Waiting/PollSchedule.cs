namespace NeptuneMl.Core.Waiting;

/// <summary>The interval before the next poll of a job: exponential backoff from 1 s to 30 s by a factor of 1.5, with 10 % jitter so that
/// jobs that started together are not polled together. An interval of -PollSeconds is constant. Each consecutive failed poll doubles the
/// interval, up to 30 s.</summary>
internal sealed class PollSchedule(TimeSpan? fixedInterval = null)
{
    private const double Growth = 1.5;
    private const double Jitter = 0.1;

    // From this exponent on every interval has the maximum length. Bounds the exponent, so that no interval overflows.
    private const int MaxExponent = 20;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether -PollSeconds specifies the interval.</summary>
    public bool IsFixed => fixedInterval is not null;

    /// <summary>The longest possible interval.</summary>
    public TimeSpan Longest => fixedInterval > s_longest ? fixedInterval.Value : s_longest * (1 + Jitter);

    /// <param name="polls">The number of polls so far.</param>
    /// <param name="failures">The number of consecutive failed polls.</param>
    public TimeSpan After(int polls, int failures)
    {
        if (fixedInterval is { } interval && (failures == 0 || interval > s_longest)) return interval;
        double seconds = fixedInterval?.TotalSeconds ?? s_first.TotalSeconds * Math.Pow(Growth, Math.Min(polls, MaxExponent));
        seconds = Math.Min(s_longest.TotalSeconds, seconds * Math.Pow(2, Math.Min(failures, MaxExponent)));
        return TimeSpan.FromSeconds(seconds * (1 + Jitter * (2 * Random.Shared.NextDouble() - 1)));
    }
}
