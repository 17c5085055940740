using System.Xml;
using System.Xml.Linq;
using static NeptuneMl.Core.Workflows.Report.Html;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>Times, durations and states in the report.</summary>
internal static class ReportText
{
    public const string None = "–";

    /// <summary>A time in UTC, in ISO 8601 with a space between date and time.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static XElement TimeElement(DateTimeOffset? time) => time is { } known
        ? Element(
            "time", Attribute("datetime", known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            Time(known))
        : Missing();

    /// <summary>A duration with its two largest units; null when it is not known.</summary>
    public static string? Duration(double? seconds) => Known(seconds) is not { } duration ? null
        : duration.TotalSeconds < 10 ? $"{Number(Math.Round(duration.TotalSeconds, duration.TotalSeconds < 1 ? 2 : 1))} s"
        : duration.TotalSeconds < 60 ? $"{duration.Seconds} s"
        : duration.TotalMinutes < 60 ? $"{duration.Minutes} min {duration.Seconds} s"
        : duration.TotalHours < 24 ? $"{duration.Hours} h {duration.Minutes} min"
        : $"{Number(Math.Floor(duration.TotalDays))} d {duration.Hours} h";

    public static XElement DurationElement(double? seconds) => Duration(seconds) is { } text
        ? Element("time", Attribute("datetime", XmlConvert.ToString(Known(seconds)!.Value)), text)
        : Missing();

    public static XElement Missing() => Element("span", Class("none"), None);

    /// <summary>The symbol of a state. Its name is always beside it.</summary>
    public static XElement Icon(JobState state, params object?[] place) =>
        Element("use", Attribute("href", $"#icon-{ClassOf(state)}"), Class("icon", ClassOf(state)), place);

    /// <summary>The symbol and the name of a state, in a text.</summary>
    public static XElement StateElement(JobState state) =>
        Element(
            "span", Class("state", ClassOf(state)),
            Element("svg", Class("icon"), Attribute("aria-hidden", "true"), Attribute("viewBox", "0 0 16 16"), Icon(state)),
            $"{state}");

    public static string ClassOf(JobState state) => Enum.IsDefined(state) ? $"{state}".ToLowerInvariant() : "unknown";

    public static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private static TimeSpan? Known(double? seconds) =>
        seconds is { } value && value >= 0 && value < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(Math.Round(value, 3)) : null;
}
