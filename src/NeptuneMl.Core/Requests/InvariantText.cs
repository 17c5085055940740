namespace NeptuneMl.Core.Requests;

/// <summary>Formats simple values as text with the invariant culture, where the API takes a string.</summary>
internal static class InvariantText
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <returns>Booleans as in JSON, numbers in the round-trip format, times as ISO 8601 with their UTC offset, durations in the constant
    /// format, enums by name; null for lists, maps and structures, which have no text.</returns>
    public static string? Of(object value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        bool flag => flag ? "true" : "false",
        Enum name => name.ToString(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } time => time.ToString(Time, CultureInfo.InvariantCulture) + "Z",
        DateTime { Kind: DateTimeKind.Local } time => time.ToString(Time + "zzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(Time, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(Time, CultureInfo.InvariantCulture)
            + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture)),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        Uri address => address.OriginalString,
        ConstantClass constant => constant.Value,
        IFormattable number when value.GetType() is { IsPrimitive: true } || value is decimal or System.Numerics.BigInteger =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
