using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NeptuneMl.Help.Pages;

/// <summary>Parses help pages with platyPS headings and reports content that is not allowed in them.</summary>
internal sealed class HelpPageReader(ICollection<Problem> problems)
{
    private const string DefaultValueKey = "Default value";

    private static readonly string[] Headings =
        ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    /// <summary>Parses the page of a cmdlet; returns null when it has no level-1 heading.</summary>
    public HelpPage? ReadPage(string path, string markdown)
    {
        MarkdownSection root = MarkdownSection.Parse(markdown);
        if (root.Sections is not [MarkdownSection page])
        {
            Report(path, 1, "a help page must have exactly one level-1 heading, the name of the cmdlet");
            return null;
        }

        foreach (MarkdownSection section in page.Sections.Where(section => !Headings.Contains(section.Title)))
            Report(path, section.Line, HeadingError(section.Title));

        MarkdownSection Section(string title) =>
            page.Sections.FirstOrDefault(section => section.Title == title) ?? new MarkdownSection(level: 2, title, page.Line);

        return new HelpPage(
            path,
            page.Line,
            page.Title,
            root.FrontMatter.GetValueOrDefault("online version") is { Length: > 0 } address ? address : null,
            MarkdownText.Of(Section("SYNOPSIS").Blocks),
            MarkdownText.Of(Section("DESCRIPTION").Blocks),
            Section("EXAMPLES").Sections.Select(Example).ToArray(),
            Section("PARAMETERS").Sections.Select(section => Parameter(path, section)).OfType<ParameterText>().ToArray(),
            Section("INPUTS").Sections.Select(Type).ToArray(),
            Section("OUTPUTS").Sections.Select(Type).ToArray(),
            MarkdownText.Of(Section("NOTES").Blocks),
            Links(Section("RELATED LINKS")));
    }

    /// <summary>Parses the <c>### -Name</c> sections of the page of shared parameters.</summary>
    public IReadOnlyList<ParameterText> ReadSharedParameters(string path, string markdown) =>
        Descendants(MarkdownSection.Parse(markdown))
            .Where(section => section.Title.StartsWith('-'))
            .Select(section => Parameter(path, section))
            .OfType<ParameterText>()
            .ToArray();

    private static string HeadingError(string title) => title == "SYNTAX"
        ? "remove SYNTAX: the syntax is generated from the compiled cmdlet"
        : $"'{title}' is not a valid section of a help page; valid sections: {string.Join(", ", Headings)}";

    private static HelpExample Example(MarkdownSection section)
    {
        CodeBlock? code = section.Blocks.OfType<CodeBlock>().FirstOrDefault();
        return new HelpExample(
            section.Line,
            section.Title,
            code is null ? null : string.Join('\n', MarkdownText.LinesOf(code)),
            MarkdownText.Of(section.Blocks.Where(block => block != code)));
    }

    private ParameterText? Parameter(string path, MarkdownSection section)
    {
        if (!section.Title.StartsWith('-'))
        {
            Report(path, section.Line, $"the heading of a parameter must begin with a hyphen: '### -{section.Title}'");
            return null;
        }

        FencedCodeBlock? yaml = section.Blocks.OfType<FencedCodeBlock>().FirstOrDefault(block => block.Info == "yaml");
        Dictionary<string, string> declared = yaml is null ? [] : MarkdownSection.KeysAndValues(yaml).ToDictionary();
        foreach (string key in declared.Keys.Where(key => key != DefaultValueKey))
            Report(path, section.Line, $"remove '{key}' of {section.Title}: the value is read from the compiled cmdlet");

        return new ParameterText(
            path,
            section.Line,
            section.Title[1..],
            MarkdownText.Of(section.Blocks.Where(block => block != yaml)),
            declared.GetValueOrDefault(DefaultValueKey));
    }

    private static TypeText Type(MarkdownSection section) => new(section.Line, section.Title, MarkdownText.Of(section.Blocks));

    private static HelpLink[] Links(MarkdownSection section) =>
        section.Blocks
            .SelectMany(block => (block as LeafBlock)?.Inline?.Descendants<LinkInline>() ?? block.Descendants<LinkInline>())
            .Select(link => new HelpLink(MarkdownText.Of(link), link.Url ?? ""))
            .ToArray();

    private static IEnumerable<MarkdownSection> Descendants(MarkdownSection section) =>
        section.Sections.SelectMany(inner => Descendants(inner).Prepend(inner));

    private void Report(string path, int line, string message) => problems.Add(new Problem(path, line, message));
}
