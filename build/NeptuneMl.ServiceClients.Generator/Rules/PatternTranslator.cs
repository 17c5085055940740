using System.Text;

namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>Translates a Java pattern of the API description to .NET. In Java, <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII, a dot excludes
/// every line terminator, and a character class contains code points, not UTF-16 code units.</summary>
internal static class PatternTranslator
{
    /// <summary>The notation of the services for supplementary characters in a character class.</summary>
    private const string SupplementaryInClass = @"\uD800\uDBFF-\uDC00\uDFFF";
    private const string Supplementary = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    /// <summary>Returns the .NET pattern that matches exactly the whole texts that the service accepts.</summary>
    public static string WholeText(string pattern)
    {
        StringBuilder result = new(@"\A(?:");
        for (int at = 0; at < pattern.Length;)
        {
            if (pattern[at] == '[')
            {
                int end = EndOfClass(pattern, at);
                result.Append(Class(pattern.Substring(at + 1, end - at - 1)));
                at = end + 1;
            }
            else if (pattern[at] == '\\')
            {
                result.Append(Escape(pattern.Substring(at, 2), inClass: false));
                at += 2;
            }
            else
            {
                result.Append(pattern[at] == '.' ? @"[^\n\r\u0085\u2028\u2029]" : pattern[at].ToString());
                at++;
            }
        }

        return result.Append(@")\z").ToString();
    }

    private static int EndOfClass(string pattern, int start)
    {
        int at = start + 1;
        while (pattern[at] != ']')
            at += pattern[at] == '\\' ? 2 : 1;

        return at;
    }

    private static string Class(string content)
    {
        bool supplementary = content.Contains(SupplementaryInClass);
        content = content.Replace(SupplementaryInClass, "");
        StringBuilder result = new("[");
        for (int at = 0; at < content.Length;)
        {
            int length = content[at] == '\\' ? 2 : 1;
            string token = content.Substring(at, length);
            result.Append(length == 2 ? Escape(token, inClass: true) : token == "[" ? @"\[" : token);
            at += length;
        }

        result.Append(']');
        return supplementary ? $"(?:{result}|{Supplementary})" : result.ToString();
    }

    private static string Escape(string escape, bool inClass)
    {
        string? set = escape switch
        {
            @"\d" => "0-9",
            @"\w" => "a-zA-Z0-9_",
            @"\s" => @" \t\n\v\f\r",
            _ => null,
        };
        if (escape == @"\S")
            return inClass ? @"\x00-\x08\x0E-\x1F!-\uFFFF" : @"[^ \t\n\v\f\r]";

        if (set is not null)
            return inClass ? set : $"[{set}]";

        // .NET rejects the needless escape of an underscore.
        return escape[1] == '_' ? "_" : escape;
    }
}
