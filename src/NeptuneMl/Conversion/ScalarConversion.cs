using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace NeptuneMl.Conversion;

/// <summary>Converts scalar values: strings, booleans, numbers and times.</summary>
internal static partial class ScalarConversion
{
    private const string IntegerRule = "must be an integer, written with digits only";
    private const string TimeRule = "must be a time in ISO 8601, such as 2026-03-01 or 2026-03-01T08:30:00Z; without a zone it is UTC";

    // The last second of the year 9999. A larger number would be in milliseconds.
    private const double LastSecond = 253_402_300_799;

    private static readonly string[] s_true = ["true", "$true", "yes", "1"];
    private static readonly string[] s_false = ["false", "$false", "no", "0"];

    private static readonly string[] s_times =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'Z'", "yyyy-MM-ddzzz",
        .. from separator in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "", "'Z'", "zzz" }
           select $"yyyy-MM-dd{separator}{time}{zone}",
    ];

    public static string ToText(object value, string parameter)
    {
        object unwrapped = ParameterConversion.Unwrap(value)!;
        // PowerShell keeps the token of a number on the command line: an account id keeps its leading zeros.
        if (value is PSObject && unwrapped is not string and (int or long or decimal or double or BigInteger))
            return (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture);
        return InvariantText.Of(unwrapped) ?? throw Invalid(parameter, null, $"must be a string, not {Describe(value)}");
    }

    /// <summary>The string itself, or the property of an object that has the parameter's name.</summary>
    public static string ToIdentifier(object value, string parameter)
    {
        object unwrapped = ParameterConversion.Unwrap(value)!;
        if (unwrapped is string text) return text;
        object? identifier = unwrapped is IDictionary entries ? Entries.ValueOf(entries, parameter)
            : unwrapped is ValueType or FileSystemInfo ? null
            : PSObject.AsPSObject(value).Properties[parameter]?.Value;
        return identifier is null
            ? throw Invalid(parameter, null, $"must be a string, or an object with the property {parameter}, not {Describe(value)}")
            : ToText(identifier, parameter);
    }

    public static bool ToBoolean(object value, string parameter) => value switch
    {
        bool flag => flag,
        SwitchParameter flag => flag.ToBool(),
        string text when IsOneOf(text, s_true) => true,
        string text when IsOneOf(text, s_false) => false,
        not string when ToFloatingPoint(value) is 0 or 1 => ToFloatingPoint(value) == 1,
        _ => throw Invalid(parameter, value, "must be true or false (also yes or no, 1 or 0)"),
    };

    public static int ToInt32(object value, string parameter)
    {
        decimal number;
        try
        {
            number = value switch
            {
                string text when IntegerNumber().IsMatch(text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                TimeSpan duration => InUnit(duration, parameter) ?? throw Invalid(parameter, value, IntegerRule),
                not (string or bool or char or Enum) when IsNumber(value) =>
                    value is BigInteger big ? (decimal)big : System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                _ => throw Invalid(parameter, value, IntegerRule),
            };
        }
        catch (OverflowException)
        {
            throw OutOfRange(parameter, value);
        }

        if (number != decimal.Truncate(number)) throw Invalid(parameter, value, IntegerRule);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw OutOfRange(parameter, value);
    }

    public static double ToDouble(object value, string parameter)
    {
        double number = value switch
        {
            string text when DecimalNumber().IsMatch(text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            not (string or bool or char or Enum) when IsNumber(value) =>
                value is BigInteger big ? (double)big : System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(number)
            ? number
            : throw Invalid(parameter, value, "must be a number, with a decimal point and without a unit");
    }

    /// <summary>Converts a time: a string in ISO 8601 (UTC without a time zone), or a number as Unix time in seconds.</summary>
    public static DateTimeOffset ToTime(object value, string parameter) => value switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time),
        DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        string text when DateTimeOffset.TryParseExact(
            text.Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        not (string or bool or char or Enum)
            when ToFloatingPoint(value) is >= 0 and <= LastSecond and double seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => throw Invalid(parameter, value, TimeRule),
    };

    /// <summary>Describes the type of a value, for errors.</summary>
    public static string Describe(object? value) => ParameterConversion.Unwrap(value) switch
    {
        IDictionary => "a hashtable",
        IList => "a list",
        string { Length: 0 } => "an empty string",
        string => "a string",
        bool => "a Boolean",
        PSObject { BaseObject: PSCustomObject } => "an object with other properties",
        { } other => IsNumber(other) ? "a number" : $"a value of type {other.GetType().Name}",
        null => "null",
    };

    public static NeptuneMLException Invalid(string parameter, object? value, string rule) =>
        Failures.InvalidParameter(parameter, value is null ? null : InvariantText.Of(value), rule);

    // The parameter's name ends in the unit of a duration.
    private static decimal? InUnit(TimeSpan duration, string parameter) =>
        parameter.EndsWith("InSeconds", StringComparison.Ordinal) ? (decimal)duration.Ticks / TimeSpan.TicksPerSecond
        : parameter.EndsWith("InDays", StringComparison.Ordinal) ? (decimal)duration.Ticks / TimeSpan.TicksPerDay
        : null;

    private static bool IsOneOf(string text, string[] words) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    // Null for what is not a number. A BigInteger is not convertible.
    private static double? ToFloatingPoint(object value) => value is BigInteger big ? (double)big
        : IsNumber(value) ? System.Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    private static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;

    private static NeptuneMLException OutOfRange(string parameter, object value) =>
        Invalid(parameter, value, $"must be from {int.MinValue} to {int.MaxValue}");

    // Accepts 5.0, as pandas writes an integer in a column with empty cells, but not 1.000, which is 1000 in cultures with a decimal comma.
    [GeneratedRegex(@"^\s*[+-]?[0-9]+(\.0)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerNumber();

    [GeneratedRegex(@"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}
