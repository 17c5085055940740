using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NeptuneMl.Help.Pages;

/// <summary>Converts Markdown to the plain text of a help screen.</summary>
internal static class MarkdownText
{
    /// <summary>Returns one entry per paragraph, list item or verbatim block.</summary>
    public static IReadOnlyList<Paragraph> Of(IEnumerable<Block> blocks) => blocks.SelectMany(block => Of(block, indent: "")).ToArray();

    public static string Of(ContainerInline? inlines)
    {
        StringBuilder text = new();
        foreach (Inline inline in inlines ?? [])
            Append(text, inline);
        return text.ToString();
    }

    public static IEnumerable<string> LinesOf(LeafBlock block) =>
        block.Lines.Lines is null ? [] : block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString());

    public static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http";

    private static IEnumerable<Paragraph> Of(Block block, string indent) => block switch
    {
        ParagraphBlock paragraph => [new Paragraph(indent + Of(paragraph.Inline), IsVerbatim: false)],
        CodeBlock code => [new Paragraph(string.Join('\n', LinesOf(code)), IsVerbatim: true)],
        ListBlock list => list.OfType<ListItemBlock>().SelectMany((item, index) => Of(item, indent, Bullet(list, index))),
        ContainerBlock container => container.SelectMany(inner => Of(inner, indent)),
        _ => [],
    };

    private static IEnumerable<Paragraph> Of(ListItemBlock item, string indent, string bullet)
    {
        string hanging = indent + new string(' ', bullet.Length);
        bool first = true;
        foreach (Paragraph paragraph in item.SelectMany(inner => Of(inner, hanging)))
        {
            yield return first ? paragraph with { Text = indent + bullet + paragraph.Text[hanging.Length..] } : paragraph;
            first = false;
        }
    }

    private static string Bullet(ListBlock list, int index) => list.IsOrdered ? $"{index + 1}. " : "- ";

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case AutolinkInline autolink:
                text.Append(autolink.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case LinkInline link:
                string label = Of(link);
                text.Append(label);
                if (IsWebAddress(link.Url) && link.Url != label)
                    text.Append(" (").Append(link.Url).Append(')');
                break;
            case ContainerInline container:
                text.Append(Of(container));
                break;
        }
    }
}
