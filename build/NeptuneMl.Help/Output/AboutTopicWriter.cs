using System.Text;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help.Output;

/// <summary>Writes a conceptual page as plain text, which <c>Get-Help about_…</c> shows.</summary>
internal static class AboutTopicWriter
{
    private const int Width = 80;
    private const int Margin = 4;

    public static string Write(string markdown)
    {
        StringBuilder text = new();
        foreach (MarkdownSection page in MarkdownSection.Parse(markdown).Sections)
        {
            text.Append("TOPIC\n");
            Line(text, Margin, page.Title);
            text.Append('\n');
            Body(text, page);
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Body(StringBuilder text, MarkdownSection section)
    {
        foreach (Paragraph paragraph in MarkdownText.Of(section.Blocks))
        {
            if (paragraph.IsVerbatim)
            {
                foreach (string line in paragraph.Text.Split('\n'))
                    Line(text, 2 * Margin, line);
            }
            else
            {
                Wrap(text, paragraph.Text);
            }

            text.Append('\n');
        }

        foreach (MarkdownSection inner in section.Sections)
        {
            text.Append(inner.Title.ToUpperInvariant()).Append('\n');
            Body(text, inner);
        }
    }

    private static void Wrap(StringBuilder text, string paragraph)
    {
        string body = paragraph.TrimStart(' ');
        int indent = Margin + paragraph.Length - body.Length;
        int hanging = indent + (body.StartsWith("- ", StringComparison.Ordinal) ? 2 : 0);
        StringBuilder line = new();
        foreach (string word in body.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Width)
            {
                Line(text, indent, line.ToString());
                line.Clear();
                indent = hanging;
            }
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }
        Line(text, indent, line.ToString());
    }

    private static void Line(StringBuilder text, int indent, string line) =>
        text.Append(line.Length == 0 ? "" : new string(' ', indent) + line).Append('\n');
}
