namespace NeptuneMl.Emulator;

/// <summary>Parses faults from names and values.</summary>
internal static class FaultReader
{
    private const double MaxSeconds = 3600;
    private static readonly int[] s_statuses = [500, 502, 503, 504];

    private static string Kinds => string.Join(", ", Enum.GetNames<FaultKind>());

    public static Fault Read(IEnumerable<KeyValuePair<string, object?>> values)
    {
        Dictionary<string, object?> given = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in values)
        {
            if (!given.TryAdd(name, value))
                throw new FormatException($"'{name}' is specified more than once.");
        }

        if (!given.Remove("Kind", out object? kind))
            throw new FormatException($"Kind is required: {Kinds}.");
        Fault fault = new(KindOf(kind));
        foreach ((string name, object? value) in given)
            fault = With(fault, name, value);
        return fault;
    }

    // Enum.Parse would also accept numbers and lists of names.
    private static FaultKind KindOf(object? value) =>
        Enum.GetValues<FaultKind>()
            .Cast<FaultKind?>()
            .FirstOrDefault(kind => kind.ToString()!.Equals(Text(value), StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"Kind '{Text(value)}' is not valid. Valid kinds: {Kinds}.");

    private static Fault With(Fault fault, string name, object? value) => name.ToUpperInvariant() switch
    {
        "OPERATION" => fault with { Operation = Text(value) is { Length: > 0 } pattern ? pattern : "*" },
        "RATE" => fault with { Rate = Number(name, value, 0, 1) },
        "SKIP" => fault with { Skip = Integer(name, value, 0) },
        "TIMES" => fault with { Times = Integer(name, value, 1) },
        "SECONDS" => fault with { Seconds = Number(name, value, 0, MaxSeconds) },
        "STATUS" => fault with { Status = StatusOf(value) },
        _ => throw new FormatException($"'{name}' is not valid. Valid names: Kind, Operation, Rate, Skip, Times, Seconds, Status."),
    };

    private static int StatusOf(object? value) =>
        int.TryParse(Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out int status) && s_statuses.Contains(status)
            ? status
            : throw new FormatException($"Status '{Text(value)}' is not valid. Valid statuses: {string.Join(", ", s_statuses)}.");

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

    private static int Integer(string name, object? value, int least) =>
        int.TryParse(Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} '{Text(value)}' is not an integer of {least} or more.");

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
