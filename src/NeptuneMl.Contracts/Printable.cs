using System.Globalization;
using System.Text;

namespace NeptuneMl;

/// <summary>Makes text that came from elsewhere fit to be shown: it cannot move the cursor, colour or reverse what follows, or begin another line.</summary>
internal static class Printable
{
    /// <summary>The text on one line, without control and formatting characters, and cut at a length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters may remain.</param>
    public static string Text(string text, int longest = int.MaxValue)
    {
        int length = Math.Min(text.Length, longest);
        bool isCut = length < text.Length;
        if (isCut && length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        if (!isCut && IsPrintable(text)) return text;

        StringBuilder shown = new(text, 0, length, length + 1);
        for (int i = 0; i < shown.Length; i++)
        {
            if (i + 1 < shown.Length && char.IsSurrogatePair(shown[i], shown[i + 1])) i++;
            else if (!IsPrintable(shown[i])) shown[i] = char.IsSurrogate(shown[i]) ? '\uFFFD' : ' ';
        }

        return isCut ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsPrintable(string text)
    {
        foreach (char letter in text)
            if (!IsPrintable(letter)) return false;
        return true;
    }

    private static bool IsPrintable(char letter) => letter is >= ' ' and < '\u007f' || char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
