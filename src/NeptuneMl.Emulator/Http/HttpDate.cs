using System.Globalization;

namespace NeptuneMl.Emulator.Http;

/// <summary>The Date header, formatted once a second: clients compare it with their own clock, so it is the real time, unless it is to be wrong on purpose.</summary>
internal static class HttpDate
{
    private static Tuple<long, string> s_current = Tuple.Create(0L, "");

    public static string Now(TimeSpan ahead)
    {
        DateTime now = DateTime.UtcNow + ahead;
        long second = now.Ticks / TimeSpan.TicksPerSecond;
        Tuple<long, string> current = s_current;
        if (current.Item1 != second)
            s_current = current = Tuple.Create(second, now.ToString("r", CultureInfo.InvariantCulture));
        return current.Item2;
    }
}
