using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.Api;

/// <summary>What a value must satisfy: its length, size or range by <see cref="Min"/> and <see cref="Max"/>, and its text.</summary>
internal sealed class Constraint(double? min, double? max, string? pattern, IReadOnlyList<string>? values)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly HashSet<string>? _values = values is null ? null : new HashSet<string>(values, StringComparer.Ordinal);
    private Regex? _regex;

    public double? Min { get; } = min;

    public double? Max { get; } = max;

    public string? Pattern { get; } = pattern;

    public bool AllowsSize(double size) => !(size < Min) && !(size > Max);

    public bool AllowsValue(string text) => _values is null || _values.Contains(text);

    /// <summary>A pattern describes the whole text. It is compiled when first needed, which keeps the start short.</summary>
    public bool AllowsText(string text) => Pattern is null
        || (_regex ??= new Regex($@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, MatchTimeout)).IsMatch(text);
}
