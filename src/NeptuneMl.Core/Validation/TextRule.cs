using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Validation;

/// <summary>What a text must keep to. Lengths count Unicode characters, as the services do, not UTF-16 units.</summary>
internal sealed class TextRule
{
    /// <summary>What text has that has no form in UTF-8.</summary>
    public const string LoneSurrogate = "half of a surrogate pair, which cannot be sent";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private Regex? _regex;

    public static TextRule None { get; } = new();

    public int Min { get; init; }

    public int Max { get; init; } = int.MaxValue;

    /// <summary>The pattern as the API has it, for the message.</summary>
    public string? Pattern { get; init; }

    /// <summary>The same pattern for .NET, matching whole texts.</summary>
    public string? Regex { get; init; }

    /// <summary>The pattern in words.</summary>
    public string? Says { get; init; }

    /// <summary>What the text must not start with, in any case.</summary>
    public string? NotPrefix { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The rules that the text breaks.</summary>
    public IEnumerable<string> BrokenBy(string text)
    {
        if (text.Length == 0 && Min > 0)
        {
            yield return "must not be empty";
            yield break;
        }

        if (HasLoneSurrogate(text))
        {
            yield return $"must not have {LoneSurrogate}";
            yield break;
        }

        if (Values.Count > 0 && !Values.Contains(text, StringComparer.Ordinal))
            yield return "must be one of " + string.Join(", ", Values);

        bool matches = Matches(text);
        if (!matches)
            yield return Says ?? "must match the pattern " + Pattern;

        int length = text.EnumerateRunes().Count();
        if ((length < Min || length > Max) && (matches || Says is null))
            yield return $"must be {AllowedLength} long (it has {length})";

        if (NotPrefix is not null && text.StartsWith(NotPrefix, StringComparison.OrdinalIgnoreCase))
            yield return $"must not start with {NotPrefix} in any case";
    }

    private string AllowedLength => (Min, Max) switch
    {
        (_, int.MaxValue) => $"at least {Min} characters",
        _ when Min == Max => $"{Min} characters",
        (0, _) => $"at most {Max} characters",
        _ => $"{Min} to {Max} characters",
    };

    // It has no form in UTF-8: another character would arrive in its place.
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
        if (Regex is null)
            return true;

        _regex ??= new Regex(Regex, RegexOptions.CultureInvariant, MatchTimeout);
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Better that the service judges a text that cannot be judged here in time.
            return true;
        }
    }
}
