using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.Api;

/// <summary>The limits of a value: its length, size or range by <see cref="Min"/> and <see cref="Max"/>, and its text.</summary>
internal sealed class Constraint
{
    private Regex? _regex;

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>The pattern that the whole text must match. It is compiled on first use to keep startup short.</summary>
    public string? Pattern { get; init; }

    /// <summary>The allowed texts, or null when any text is allowed.</summary>
    public IReadOnlyCollection<string>? Values { get; init; }

    /// <summary>The prefix that the text must not have, compared without case.</summary>
    public string? ForbiddenPrefix { get; init; }

    public bool AllowsSize(double size) => !(size < Min) && !(size > Max);

    public bool AllowsText(string text) => Pattern is null
        || (_regex ??= JavaPattern.Compile(Pattern)).IsMatch(text);

    public bool ForbidsPrefixOf(string text) =>
        ForbiddenPrefix is not null && text.StartsWith(ForbiddenPrefix, StringComparison.OrdinalIgnoreCase);
}
