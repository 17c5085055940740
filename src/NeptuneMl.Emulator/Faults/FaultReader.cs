using System.Globalization;

namespace NeptuneMl.Emulator;

/// <summary>Reads faults from names and values, and says what is wrong with them.</summary>
internal static class FaultReader
{
    private const double LongestSeconds = 3600;
    private static readonly int[] s_statuses = [500, 502, 503, 504];

    private static string Kinds => string.Join(", ", Enum.GetNames<FaultKind>());

    public static Fault Read(IEnumerable<KeyValuePair<string, object?>> values)
    {
        Dictionary<string, object?> given = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in values)
        {
            if (!given.TryAdd(name, value))
                throw new FormatException($"A fault has '{name}' more than once.");
        }

        if (!given.Remove("Kind", out object? kind))
            throw new FormatException($"A fault needs a Kind: {Kinds}.");
        Fault fault = new(KindOf(kind));
        foreach ((string name, object? value) in given)
            fault = With(fault, name, value);
        return fault;
    }

    // Not by the runtime's parser, which takes numbers and lists of names as well.
    private static FaultKind KindOf(object? value) =>
        Enum.GetValues<FaultKind>()
            .Cast<FaultKind?>()
            .FirstOrDefault(kind => kind.ToString()!.Equals(Text(value), StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"Kind '{Text(value)}' is none of {Kinds}.");

    private static Fault With(Fault fault, string name, object? value) => name.ToUpperInvariant() switch
    {
        "OPERATION" => fault with { Operation = Text(value) is { Length: > 0 } pattern ? pattern : "*" },
        "RATE" => fault with { Rate = Number(name, value, 0, 1) },
        "SKIP" => fault with { Skip = Whole(name, value, 0) },
        "TIMES" => fault with { Times = Whole(name, value, 1) },
        "SECONDS" => fault with { Seconds = Number(name, value, 0, LongestSeconds) },
        "STATUS" => fault with { Status = StatusOf(value) },
        _ => throw new FormatException($"A fault has no '{name}'; it takes Kind, Operation, Rate, Skip, Times, Seconds and Status."),
    };

    private static int StatusOf(object? value) =>
        int.TryParse(Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out int status) && s_statuses.Contains(status)
            ? status
            : throw new FormatException($"Status '{Text(value)}' is none of {string.Join(", ", s_statuses)}.");

    private static double Number(string name, object? value, double least, double most)
    {
        if (double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= least && number <= most)
        {
            return number;
        }

        throw new FormatException(
            string.Create(CultureInfo.InvariantCulture, $"{name} '{Text(value)}' is not a number from {least} to {most}."));
    }

    private static int Whole(string name, object? value, int least) =>
        int.TryParse(Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} '{Text(value)}' is not a whole number from {least}.");

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
