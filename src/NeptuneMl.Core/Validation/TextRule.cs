using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Validation;

/// <summary>The constraints of a text. Lengths count Unicode characters, as the services do, not UTF-16 code units.</summary>
internal sealed class TextRule
{
    /// <summary>What makes a text invalid, for messages.</summary>
    public const string LoneSurrogate = "a lone surrogate, which is not valid Unicode";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private Regex? _regex;

    public static TextRule None { get; } = new();

    public int Min { get; init; }

    public int Max { get; init; } = int.MaxValue;

    /// <summary>The pattern as the API documents it, for messages.</summary>
    public string? Pattern { get; init; }

    /// <summary>The same pattern as an anchored .NET regular expression.</summary>
    public string? Regex { get; init; }

    /// <summary>The pattern in words, which complete "the value …".</summary>
    public string? PatternDescription { get; init; }

    /// <summary>The prefix that the text must not start with, in any case.</summary>
    public string? ReservedPrefix { get; init; }

    /// <summary>The only allowed values; empty when the text is free.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The length of a text in Unicode characters.</summary>
    public static int LengthOf(string text) => text.EnumerateRunes().Count();

    /// <summary>The kinds of rules that a text violates.</summary>
    public IEnumerable<RuleKind> ViolatedBy(string text)
    {
        if (text.Length == 0 && Min > 0)
        {
            yield return RuleKind.NotEmpty;
            yield break;
        }

        if (HasLoneSurrogate(text))
        {
            yield return RuleKind.Unicode;
            yield break;
        }

        if (Values.Count > 0 && !Values.Contains(text, StringComparer.Ordinal)) yield return RuleKind.AllowedValues;

        bool matches = Matches(text);
        if (!matches) yield return RuleKind.Pattern;

        // A description of the pattern states the length too.
        int length = LengthOf(text);
        if ((length < Min || length > Max) && (matches || PatternDescription is null)) yield return RuleKind.Length;

        if (ReservedPrefix is not null && text.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
            yield return RuleKind.ReservedPrefix;
    }

    // UTF-8 cannot encode a lone surrogate: the encoder would replace it.
    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i])) return true;
        }

        return false;
    }

    private bool Matches(string text)
    {
        if (Regex is null) return true;

        _regex ??= new Regex(Regex, RegexOptions.CultureInvariant, MatchTimeout);
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // The service validates a text that takes too long to match here.
            return true;
        }
    }
}
