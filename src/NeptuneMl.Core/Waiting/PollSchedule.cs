namespace NeptuneMl.Core.Waiting;

/// <summary>
/// How long to wait before the next look at a job: 1 s at first, growing by half each time to 30 s, spread by a tenth so
/// that many jobs started together do not stay in step. A fixed interval is kept as it is. While looks fail, each failure
/// in a row doubles the interval, up to the longest.
/// </summary>
internal sealed class PollSchedule
{
    private const double Growth = 1.5;
    private const double Spread = 0.1;

    // From here on every interval is the longest.
    private const int MostSteps = 20;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly TimeSpan? _fixed;

    public PollSchedule(TimeSpan? fixedInterval = null) => _fixed = fixedInterval;

    /// <summary>Whether the interval was asked for, and is to be kept to.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>No interval is longer.</summary>
    public TimeSpan Longest => _fixed > s_longest ? _fixed.Value : s_longest * (1 + Spread);

    /// <param name="looks">How many looks there have been.</param>
    /// <param name="failures">How many of them have failed since the last that did not.</param>
    public TimeSpan After(int looks, int failures)
    {
        if (_fixed is { } interval && (failures == 0 || interval > s_longest)) return interval;
        double seconds = _fixed?.TotalSeconds ?? s_first.TotalSeconds * Math.Pow(Growth, Math.Min(looks, MostSteps));
        seconds = Math.Min(s_longest.TotalSeconds, seconds * Math.Pow(2, Math.Min(failures, MostSteps)));
        return TimeSpan.FromSeconds(seconds * (1 + Spread * (2 * Random.Shared.NextDouble() - 1)));
    }
}
