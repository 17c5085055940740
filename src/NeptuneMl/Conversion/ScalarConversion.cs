using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.RegularExpressions;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Conversion;

/// <summary>Converts values without parts.</summary>
internal static partial class ScalarConversion
{
    private const string WholeRule = "must be a whole number, written with digits only";
    private const string TimeRule = "must be a time in ISO 8601, such as 2026-03-01 or 2026-03-01T08:30:00Z; without a zone it is UTC";

    // The last second of the year 9999. More than that are milliseconds.
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

    public static string Text(object given, string parameter)
    {
        object value = ParameterConversion.Bare(given)!;
        // PowerShell remembers how a number on the command line was written: an account id keeps its zeros.
        if (given is PSObject && value is not string and (int or long or decimal or double or BigInteger))
            return (string)LanguagePrimitives.ConvertTo(given, typeof(string), CultureInfo.InvariantCulture);
        return InvariantText.Of(value) ?? throw Wrong(parameter, null, $"must be text, not {Named(given)}");
    }

    /// <summary>The identifier that an object has under the parameter's name, or that is the text itself.</summary>
    public static string Identifier(object given, string parameter)
    {
        object value = ParameterConversion.Bare(given)!;
        if (value is string text) return text;
        object? identifier = value is IDictionary entries ? Entries.ValueOf(entries, parameter) : value is ValueType or FileSystemInfo ? null : PSObject.AsPSObject(given).Properties[parameter]?.Value;
        return identifier is null
            ? throw Wrong(parameter, null, $"must be text, or an object with the property {parameter}, not {Named(given)}")
            : Text(identifier, parameter);
    }

    public static bool Flag(object value, string parameter) => value switch
    {
        bool flag => flag,
        SwitchParameter flag => flag.ToBool(),
        string text when Is(text, s_true) => true,
        string text when Is(text, s_false) => false,
        not string when IsNumber(value) && System.Convert.ToDouble(value, CultureInfo.InvariantCulture) is 0 or 1 => System.Convert.ToDouble(value, CultureInfo.InvariantCulture) == 1,
        _ => throw Wrong(parameter, value, "must be true or false (also yes or no, 1 or 0)"),
    };

    public static int Whole(object value, string parameter)
    {
        decimal number;
        try
        {
            number = value switch
            {
                string text when WholeNumber().IsMatch(text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                TimeSpan duration => InUnit(duration, parameter) ?? throw Wrong(parameter, value, WholeRule),
                not (string or bool or char or Enum) when IsNumber(value) => value is BigInteger big ? (decimal)big : System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                _ => throw Wrong(parameter, value, WholeRule),
            };
        }
        catch (OverflowException)
        {
            throw TooLarge(parameter, value);
        }

        if (number != decimal.Truncate(number)) throw Wrong(parameter, value, WholeRule);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw TooLarge(parameter, value);
    }

    public static double Number(object value, string parameter)
    {
        double number = value switch
        {
            string text when DecimalNumber().IsMatch(text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            not (string or bool or char or Enum) when IsNumber(value) => value is BigInteger big ? (double)big : System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(number) ? number : throw Wrong(parameter, value, "must be a number, with a point before decimals and without a unit");
    }

    /// <summary>The time of a value; text is ISO 8601, UTC when it has no zone, and a number is in seconds since 1970, as AWS writes times.</summary>
    public static DateTimeOffset Time(object value, string parameter) => value switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time),
        DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        string text when DateTimeOffset.TryParseExact(text.Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        not (string or bool or char or Enum) when IsNumber(value) && System.Convert.ToDouble(value, CultureInfo.InvariantCulture) is >= 0 and <= LastSecond =>
            DateTimeOffset.UnixEpoch.AddSeconds(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => throw Wrong(parameter, value, TimeRule),
    };

    /// <summary>What something that is not text is, in words.</summary>
    public static string Named(object given) => ParameterConversion.Bare(given) switch
    {
        IDictionary => "a hashtable",
        IList => "a list",
        string { Length: 0 } => "empty text",
        string => "text",
        bool => "true or false",
        PSObject { BaseObject: PSCustomObject } => "an object with other properties",
        { } value => IsNumber(value) ? "a number" : $"a value of type {value.GetType().Name}",
        null => "nothing",
    };

    public static NeptuneMLException Wrong(string parameter, object? value, string rule) =>
        Failures.InvalidParameter(parameter, value is null ? null : InvariantText.Of(value), rule);

    // The unit of a duration is in the parameter's name.
    private static decimal? InUnit(TimeSpan duration, string parameter) =>
        parameter.EndsWith("InSeconds", StringComparison.Ordinal) ? (decimal)duration.Ticks / TimeSpan.TicksPerSecond
        : parameter.EndsWith("InDays", StringComparison.Ordinal) ? (decimal)duration.Ticks / TimeSpan.TicksPerDay
        : null;

    private static bool Is(string text, string[] words) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;

    private static NeptuneMLException TooLarge(string parameter, object value) => Wrong(parameter, value, $"must be from {int.MinValue} to {int.MaxValue}");

    // Data frames write 5.0 for a whole number in a column with empty cells. 1.000 is a thousand where the comma is the decimal sign.
    [GeneratedRegex(@"^\s*[+-]?[0-9]+(\.0)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();
}
