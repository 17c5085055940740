using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>Creates the elements of a page, and writes them as HTML. XmlWriter escapes every text and attribute.</summary>
internal static class Html
{
    // A longer text, such as a stack trace, is truncated.
    private const int MaxTextLength = 20_000;

    // https://html.spec.whatwg.org/multipage/syntax.html#void-elements, as far as they are used here.
    private static readonly HashSet<string> s_void = ["br", "col", "link", "meta", "wbr"];

    // For readability of the source.
    private static readonly HashSet<string> s_onNewLine =
    [
        "body", "col", "dl", "footer", "h2", "head", "header", "main", "meta", "nav", "section", "style", "symbol", "table", "title", "tr",
    ];

    /// <summary>Creates an element. Its content is text, attributes, elements and sequences of these; null is nothing.</summary>
    public static XElement Element(string name, params object?[] content) => new(name, content);

    public static XAttribute Attribute(string name, string value) => new(name, value);

    public static XAttribute Class(params string?[] names) => new("class", string.Join(' ', names.Where(name => name is not null)));

    /// <summary>An attribute with a coordinate or a length.</summary>
    public static XAttribute Number(string name, double value) => new(name, Number(value));

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static void Write(XElement page, TextWriter output)
    {
        output.Write("<!DOCTYPE html>\n");
        using XmlWriter writer = XmlWriter.Create(
            output, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None, CloseOutput = false });
        Write(page, writer);
    }

    private static void Write(XElement element, XmlWriter writer)
    {
        string name = element.Name.LocalName;
        if (s_onNewLine.Contains(name) || (name == "a" && element.Parent?.Name == "svg")) writer.WriteWhitespace("\n");
        writer.WriteStartElement(name);
        foreach (XAttribute attribute in element.Attributes())
            writer.WriteAttributeString(attribute.Name.LocalName, Clean(attribute.Value));
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child) Write(child, writer);
            // HTML has no escapes within a style element. Its text comes from this assembly only.
            else if (node is XText { Value: string rules } && name == "style") writer.WriteRaw(rules);
            else if (node is XText { Value: string text })
                writer.WriteString(Clean(text.Length > MaxTextLength ? $"{text[..MaxTextLength]}…" : text));
        }

        if (s_void.Contains(name)) writer.WriteEndElement();
        else writer.WriteFullEndElement();
    }

    // Text of services and files: without control and formatting characters, except for ends of lines, and without what is no character.
    private static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (clean.Length > 0) clean.Append('\n');
            foreach (Rune character in Printable.Text(line).EnumerateRunes())
                clean.Append(IsCharacter(character) ? character.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    private static bool IsCharacter(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
