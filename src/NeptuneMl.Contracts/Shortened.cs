using System.Globalization;

namespace NeptuneMl;

/// <summary>Shortens text for tables, progress and prompts.</summary>
internal static class Shortened
{
    /// <summary>Cuts a text in the middle, so that its beginning and its end stay.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    public static string Middle(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        int end = (maxLength - 1) / 2;
        return $"{text[..(maxLength - 1 - end)]}…{text[^end..]}";
    }

    /// <summary>The last segment of an ARN; any other text as it is.</summary>
    public static string Tail(string key) =>
        key.StartsWith("arn:", StringComparison.Ordinal) ? key[(key.LastIndexOfAny(['/', ':']) + 1)..] : key;

    /// <summary>A duration as <c>0:12:34</c>, or with days as <c>2.03:12:34</c>.</summary>
    public static string Duration(TimeSpan duration) =>
        duration.ToString(duration.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
