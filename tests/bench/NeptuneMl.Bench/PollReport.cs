namespace NeptuneMl.Bench;

/// <summary>
/// How well polls kept to the module's schedule: 1 s after the wait began, then intervals growing by half to 30 s.
/// </summary>
internal static class PollReport
{
    private const double FirstSeconds = 1;
    private const double Growth = 1.5;
    private const double LongestSeconds = 30;
    private const double LateFactor = 1.5;

    /// <param name="polls">All polls, in any order.</param>
    /// <param name="waitingSince">When waiting began, in milliseconds since 1970; what was read before is not a poll.</param>
    public static object Of(IEnumerable<Poll> polls, long waitingSince)
    {
        DateTimeOffset since = DateTimeOffset.FromUnixTimeMilliseconds(waitingSince);
        IGrouping<string, Poll>[] jobs = [.. polls.Where(poll => poll.Time >= since).GroupBy(poll => poll.Path)];
        double[] stretch = [.. jobs.SelectMany(job => StretchOf([.. job.Select(poll => poll.Time).Order()], since)).Order()];
        return new
        {
            jobs = jobs.Length,
            polls = stretch.Length,
            late = stretch.Count(factor => factor > LateFactor),
            medianOfInterval = At(0.5),
            p99OfInterval = At(0.99),
            longestOfInterval = At(1),
        };

        double? At(double quantile) => stretch.Length == 0 ? null : stretch[(int)Math.Round(quantile * (stretch.Length - 1))];
    }

    /// <summary>Each gap between two polls, as a multiple of the interval that it should have been.</summary>
    private static IEnumerable<double> StretchOf(DateTimeOffset[] times, DateTimeOffset since) => times.Select((time, index) =>
        (time - (index == 0 ? since : times[index - 1])).TotalSeconds
            / Math.Min(LongestSeconds, FirstSeconds * Math.Pow(Growth, index)));
}
