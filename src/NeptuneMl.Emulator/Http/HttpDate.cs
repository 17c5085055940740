namespace NeptuneMl.Emulator.Http;

/// <summary>The value of the Date header, formatted once a second. Clients compare it with their own clock, so it is the system time plus
/// the configured skew.</summary>
internal static class HttpDate
{
    private static Tuple<long, string> s_current = Tuple.Create(0L, "");

    public static string Now(TimeSpan skew)
    {
        DateTime now = DateTime.UtcNow + skew;
        long second = now.Ticks / TimeSpan.TicksPerSecond;
        Tuple<long, string> current = s_current;
        if (current.Item1 != second)
            s_current = current = Tuple.Create(second, now.ToString("r", CultureInfo.InvariantCulture));
        return current.Item2;
    }
}
