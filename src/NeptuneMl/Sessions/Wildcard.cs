namespace NeptuneMl.Sessions;

/// <summary>Matches names and ids with the wildcards of PowerShell, in any case.</summary>
internal static class Wildcard
{
    public static bool IsPattern(string text) => WildcardPattern.ContainsWildcardCharacters(text);

    public static bool IsMatch(string pattern, string text) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text);
}
