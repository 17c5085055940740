using System.Globalization;
using Amazon.Runtime;

namespace NeptuneMl.Core.Requests;

/// <summary>The text of a plain value, the same in every culture, as it is written where the API takes text: in parameters and in the values of maps.</summary>
internal static class InvariantText
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <returns>
    /// Booleans as JSON writes them, numbers so that they can be read back, times as ISO 8601 with the zone that they have, durations
    /// in the constant format, enumerations by name; null for what has parts, and must not become text.
    /// </returns>
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
        DateTimeOffset time => time.ToString(Time, CultureInfo.InvariantCulture) + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture)),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        Uri address => address.OriginalString,
        ConstantClass constant => constant.Value,
        IFormattable number when value.GetType() is { IsPrimitive: true } || value is decimal or System.Numerics.BigInteger => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
