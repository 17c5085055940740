namespace NeptuneMl.Sessions;

/// <summary>Matches names and ids with the wildcards of PowerShell, in any case. A text that is not a valid pattern, such as <c>a[b</c>,
/// matches itself only.</summary>
internal static class Wildcard
{
    public static bool IsPattern(string text) => WildcardPattern.ContainsWildcardCharacters(text) && Parse(text) is not null;

    public static bool IsMatch(string pattern, string text) =>
        Parse(pattern)?.IsMatch(text) ?? pattern.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static WildcardPattern? Parse(string pattern)
    {
        try
        {
            WildcardPattern parsed = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            // The pattern is parsed when it is first used.
            _ = parsed.IsMatch("");
            return parsed;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }
}
