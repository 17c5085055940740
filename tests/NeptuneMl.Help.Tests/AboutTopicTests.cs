namespace NeptuneMl.Help.Tests;

public sealed class AboutTopicTests : IDisposable
{
    private readonly HelpFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void About_page_becomes_indented_text_within_80_columns()
    {
        string words = string.Join(' ', Enumerable.Repeat("lumen", 40));
        folder.Put("about_Lamps.md", $"# about_Lamps\n\n## SHORT DESCRIPTION\n\nAll about lamps.\n\n## LONG DESCRIPTION\n\n{words}\n\n```powershell\nStart-Lamp desk\n```\n");

        string[] lines = About();

        Assert.Equal(["TOPIC", "    about_Lamps", "", "SHORT DESCRIPTION", "    All about lamps.", ""], lines[..6]);
        Assert.Contains("        Start-Lamp desk", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.Equal(40, lines.SelectMany(line => line.Split(' ')).Count(word => word == "lumen"));
    }

    [Fact]
    public void List_items_have_a_hanging_indent()
    {
        string words = string.Join(' ', Enumerable.Repeat("lumen", 20));
        folder.Put("about_Lamps.md", $"# about_Lamps\n\n- {words}\n");

        string[] item = About().Where(line => line.Contains("lumen", StringComparison.Ordinal)).ToArray();

        Assert.StartsWith("    - lumen", item[0], StringComparison.Ordinal);
        Assert.StartsWith("      lumen", item[1], StringComparison.Ordinal);
    }

    private string[] About()
    {
        Assert.Empty(folder.Problems());
        return File.ReadAllLines(Path.Combine(folder.Output, "about_Lamps.help.txt"));
    }
}
