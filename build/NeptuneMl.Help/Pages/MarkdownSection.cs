using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace NeptuneMl.Help.Pages;

/// <summary>A heading with its blocks and lower-level sections. The root has level 0 and contains the front matter.</summary>
internal sealed class MarkdownSection(int level, string title, int line)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    public string Title { get; } = title;

    /// <summary>The line number in the file, from 1.</summary>
    public int Line { get; } = line;

    public List<Block> Blocks { get; } = [];

    public List<MarkdownSection> Sections { get; } = [];

    public Dictionary<string, string> FrontMatter { get; } = new(StringComparer.OrdinalIgnoreCase);

    private int Depth { get; } = level;

    public static MarkdownSection Parse(string markdown)
    {
        MarkdownSection root = new(level: 0, title: "", line: 1);
        Stack<MarkdownSection> open = new([root]);
        foreach (Block block in Markdown.Parse(markdown, Pipeline))
        {
            switch (block)
            {
                case YamlFrontMatterBlock yaml:
                    foreach ((string key, string value) in KeysAndValues(yaml))
                        root.FrontMatter[key] = value;
                    break;
                case HeadingBlock heading:
                    MarkdownSection section = new(heading.Level, MarkdownText.Of(heading.Inline), heading.Line + 1);
                    while (open.Peek().Depth >= heading.Level)
                        open.Pop();
                    open.Peek().Sections.Add(section);
                    open.Push(section);
                    break;
                default:
                    open.Peek().Blocks.Add(block);
                    break;
            }
        }
        return root;
    }

    /// <summary>Returns the <c>key: value</c> lines of a YAML block. Help pages use no deeper structure.</summary>
    public static IEnumerable<(string Key, string Value)> KeysAndValues(LeafBlock block)
    {
        foreach (string line in MarkdownText.LinesOf(block))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                yield return (line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
    }
}
