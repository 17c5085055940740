using System.Globalization;
using System.Text;

namespace NeptuneMl;

/// <summary>Removes control and formatting characters from external text, so that it cannot move the cursor, change colors, reverse the
/// text that follows, or start another line.</summary>
internal static class Printable
{
    /// <summary>Returns the text on one line, without control and formatting characters, truncated to a maximum length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    public static string Text(string text, int maxLength = int.MaxValue)
    {
        int length = Math.Min(text.Length, maxLength);
        bool isTruncated = length < text.Length;
        if (isTruncated && length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        if (!isTruncated && IsPrintable(text)) return text;

        StringBuilder shown = new(text, 0, length, length + 1);
        for (int i = 0; i < shown.Length; i++)
        {
            if (i + 1 < shown.Length && char.IsSurrogatePair(shown[i], shown[i + 1])) i++;
            else if (!IsPrintable(shown[i])) shown[i] = char.IsSurrogate(shown[i]) ? '\uFFFD' : ' ';
        }

        return isTruncated ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsPrintable(string text)
    {
        foreach (char character in text)
            if (!IsPrintable(character)) return false;
        return true;
    }

    private static bool IsPrintable(char character) => character is >= ' ' and < '\u007f' || char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
