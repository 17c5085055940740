using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.Api;

/// <summary>What a value must satisfy: its length, size or range by <see cref="Min"/> and <see cref="Max"/>, and its text.</summary>
internal sealed class Constraint
{
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
        || (_regex ??= JavaPattern.Compile(Pattern)).IsMatch(text);

    public bool ForbidsPrefixOf(string text) =>
        ForbiddenPrefix is not null && text.StartsWith(ForbiddenPrefix, StringComparison.OrdinalIgnoreCase);
}
