namespace NeptuneMl.Core.Waiting;

/// <summary>
/// How long to wait before the next look at a job: 1 s at first, growing by half each time to 30 s, spread by a tenth so
/// that many jobs started together do not stay in step. A fixed interval is kept as it is.
/// </summary>
internal sealed class PollSchedule
{
    private const double Growth = 1.5;
    private const double Spread = 0.1;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly TimeSpan? _fixed;

    public PollSchedule(TimeSpan? fixedInterval = null) => _fixed = fixedInterval;

    /// <summary>Whether the interval was asked for, and is to be kept to.</summary>
    public bool IsFixed => _fixed is not null;

    /// <param name="looks">How many looks there have been.</param>
    public TimeSpan After(int looks)
    {
        if (_fixed is { } interval) return interval;
        double seconds = Math.Min(s_longest.TotalSeconds, s_first.TotalSeconds * Math.Pow(Growth, Math.Min(looks, 20)));
        return TimeSpan.FromSeconds(seconds * (1 + Spread * (2 * Random.Shared.NextDouble() - 1)));
    }
}
