using System.Globalization;
using System.Text;

namespace NeptuneMl;

/// <summary>Quotes text as a string of Gremlin, so that text from parameters never becomes Gremlin. The quotes are single, because Groovy
/// interpolates <c>$</c> in double quotes, where Gremlin's own grammar has no escape for it.</summary>
internal static class GremlinString
{
    /// <summary>Returns the string with its quotes.</summary>
    public static string Of(string text)
    {
        StringBuilder quoted = new("'", text.Length + 2);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) quoted.Append(text[i]).Append(text[++i]);
            else Append(quoted, text[i]);
        }

        return quoted.Append('\'').ToString();
    }

    private static void Append(StringBuilder quoted, char character)
    {
        switch (character)
        {
            case '\\' or '\'': quoted.Append('\\').Append(character); break;
            case '\n': quoted.Append("\\n"); break;
            case '\r': quoted.Append("\\r"); break;
            case '\t': quoted.Append("\\t"); break;
            // JSON has no unpaired surrogates, and some parsers end a line at U+2028 and U+2029.
            case var _ when char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029':
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
            default: quoted.Append(character); break;
        }
    }
}
