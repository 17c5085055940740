using System.Text.RegularExpressions;

namespace NeptuneMl.Emulator.Api;

/// <summary>Compiles the Java patterns of the API description for .NET.</summary>
internal static partial class JavaPattern
{
    private const string Supplementary = @"\uD800\uDBFF-\uDC00\uDFFF";
    private const string Surrogates = @"\uD800-\uDFFF";
    private const string NoLineEnd = @"[^\n\r\u0085\u2028\u2029]";

    private static readonly TimeSpan s_matchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Compiles a pattern that must match the whole text. As in Java, \d, \w and \s are ASCII.</summary>
    public static Regex Compile(string pattern)
    {
        string inSurrogates = pattern.Replace(Supplementary, Surrogates, StringComparison.Ordinal);
        string translated = Token().Replace(inSurrogates, token => token.Value switch
        {
            "." => NoLineEnd,
            ['[', ..] => Escape().Replace(token.Value, Unescape),
            _ => Unescape(token),
        });
        return new Regex($@"\A(?:{translated})\z", RegexOptions.ECMAScript, s_matchTimeout);
    }

    /// <summary>Java accepts the needless escape of an underscore; .NET rejects it.</summary>
    private static string Unescape(Match escape) => escape.Value == @"\_" ? "_" : escape.Value;

    [GeneratedRegex(@"\\.|\[(?:\\.|[^\]\\])*\]|\.")]
    private static partial Regex Token();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
