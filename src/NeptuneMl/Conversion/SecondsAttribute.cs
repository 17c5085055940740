using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NeptuneMl.Conversion;

/// <summary>Converts a duration to seconds: a TimeSpan, text such as <c>02:00:00</c>, <c>90s</c>, <c>30m</c>, <c>2h</c> or <c>1d</c>, or a
/// number, which is in seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class SecondsAttribute([CallerMemberName] string parameter = "") : ArgumentTransformationAttribute
{
    // TimeSpan.Parse would read the text 30 as 30 days.
    private static readonly string[] s_formats =
        [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss", @"d\.hh\:mm", @"d\.hh\:mm\:ss", @"h\:mm\:ss\.FFFFFFF", @"hh\:mm\:ss\.FFFFFFF"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ParameterConversion.Unwrap(inputData) switch
    {
        TimeSpan duration => duration.TotalSeconds,
        string text => FromText(text.Trim())
            ?? throw new ArgumentTransformationMetadataException(
                $"-{parameter}{Failures.Shown(text)} must be a number of seconds, a TimeSpan, or text such as 02:00:00, 90s, 30m, 2h or 1d."),
        _ => inputData,
    };

    private static double? FromText(string text)
    {
        if (TimeSpan.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, out TimeSpan duration)) return duration.TotalSeconds;
        Match match = Duration().Match(text);
        if (!match.Success) return null;
        double number = double.Parse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        return number * match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            _ => 1,
        };
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?|\.[0-9]+) ?(?<unit>[smhd]?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
