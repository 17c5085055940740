using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.Api;

/// <summary>What a value must satisfy: its length, size or range by <see cref="Min"/> and <see cref="Max"/>, and its text.</summary>
internal sealed partial class Constraint
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private Regex? _regex;

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Describes the whole text. It is compiled when first needed, which keeps the start short.</summary>
    public string? Pattern { get; init; }

    /// <summary>The only texts allowed.</summary>
    public IReadOnlyCollection<string>? Values { get; init; }

    /// <summary>What the text must not begin with, in any case.</summary>
    public string? ForbiddenPrefix { get; init; }

    public bool AllowsSize(double size) => !(size < Min) && !(size > Max);

    public bool AllowsText(string text) => Pattern is null
        || (_regex ??= new Regex($@"\A(?:{ForUtf16(Pattern)})\z", RegexOptions.CultureInvariant, MatchTimeout)).IsMatch(text);

    public bool ForbidsPrefixOf(string text) =>
        ForbiddenPrefix is not null && text.StartsWith(ForbiddenPrefix, StringComparison.OrdinalIgnoreCase);

    // The services name every character beyond U+FFFF inside a class in a way that .NET, whose classes see UTF-16 units, does not read.
    private static string ForUtf16(string pattern) =>
        SupplementaryInClass().Replace(pattern, @"(?:[${before}${after}]|[\uD800-\uDBFF][\uDC00-\uDFFF])");

    [GeneratedRegex(@"\[(?<before>(?:[^\]\\]|\\.)*)\\uD800\\uDBFF-\\uDC00\\uDFFF(?<after>(?:[^\]\\]|\\.)*)\]")]
    private static partial Regex SupplementaryInClass();
}
