namespace NeptuneMl.Help.Tests;

public sealed class ProblemTests : IDisposable
{
    private readonly HelpFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Valid_pages_have_no_problems() => Assert.Empty(folder.Problems());

    [Fact]
    public void Operation_without_permissions_is_reported()
    {
        folder.Put(HelpFolder.PermissionsFile, HelpFolder.Permissions.Replace("SwitchOn\": [", "SwitchOff\": [", StringComparison.Ordinal));

        Assert.Equal(["Start-Lamp.md:6 api/permissions.json has no permissions for SwitchOn, which Start-Lamp calls"], folder.Problems());
    }

    [Fact]
    public void Cmdlet_without_a_page_is_named()
    {
        folder.Remove("Start-Lamp.md");

        Assert.Equal(["Start-Lamp.md:1 Start-Lamp has no help page"], folder.Problems());
    }

    [Fact]
    public void Page_for_a_cmdlet_that_does_not_exist_is_named()
    {
        folder.Put("Dim-Lamp.md", HelpFolder.Page.Replace("# Start-Lamp", "# Dim-Lamp", StringComparison.Ordinal));

        Assert.Equal(["Dim-Lamp.md:6 the module has no cmdlet Dim-Lamp"], folder.Problems());
    }

    [Fact]
    public void Page_under_another_cmdlets_file_name_is_named()
    {
        folder.Remove("Start-Lamp.md");
        folder.Put("Lamp.md", HelpFolder.Page);

        Assert.Equal(["Lamp.md:6 the page of Start-Lamp must be named Start-Lamp.md"], folder.Problems());
    }

    [Theory]
    [InlineData("### -Level\n\nHow bright.\n\n", "", "# Start-Lamp", "parameter -Level of Start-Lamp is not described")]
    [InlineData("How bright.\n\n", "", "### -Level", "parameter -Level of Start-Lamp has a heading but no description")]
    [InlineData("### -Level", "### -Brightness", "### -Brightness", "Start-Lamp has no parameter -Brightness")]
    [InlineData("### -Level", "### Level", "### Level", "the heading of a parameter must begin with a hyphen: '### -Level'")]
    [InlineData(
        "Default value: White",
        "Type: String",
        "### -Color",
        "remove 'Type' of -Color: the value is read from the compiled cmdlet")]
    [InlineData("### -Dim", "### -Level\n\nAgain.\n\n### -Dim", "### -Level", "parameter -Level of Start-Lamp is described twice")]
    [InlineData("Switches a lamp on.\n", "", "# Start-Lamp", "Start-Lamp has no SYNOPSIS")]
    [InlineData("## SYNOPSIS", "## SUMMARY", "# Start-Lamp", "Start-Lamp has no SYNOPSIS")]
    [InlineData("## NOTES", "## SYNTAX", "## SYNTAX", "remove SYNTAX: the syntax is generated from the compiled cmdlet")]
    [InlineData("### Example 2: By number", "One more:", "# Start-Lamp", "Start-Lamp has 1 examples; at least 2 are required")]
    [InlineData(
        "```powershell\nStart-Lamp -Id 7\n```",
        "Later.",
        "### Example 2: By number",
        "'Example 2: By number' of Start-Lamp has no code")]
    [InlineData(
        "### System.Collections.Hashtable",
        "### System.Int32",
        "### System.Int32",
        "Start-Lamp does not declare the output type System.Int32")]
    [InlineData("### System.Collections.Hashtable", "", "# Start-Lamp", "OUTPUTS of Start-Lamp does not list System.Collections.Hashtable")]
    public void Page_that_contradicts_the_cmdlet_is_reported_with_its_line(string text, string replacement, string where, string what)
    {
        Assert.Contains(text, HelpFolder.Page, StringComparison.Ordinal);
        string page = HelpFolder.Page.Replace(text, replacement, StringComparison.Ordinal);
        folder.Put("Start-Lamp.md", page);

        int line = Array.LastIndexOf(page.Split('\n'), where) + 1;
        Assert.Contains($"Start-Lamp.md:{line} {what}", folder.Problems());
    }

    [Fact]
    public void Shared_parameter_that_no_cmdlet_has_is_reported()
    {
        folder.Put("_shared-parameters.md", HelpFolder.Shared + "\n\n### -Voltage\n\nVolts.\n");

        Assert.Equal(["_shared-parameters.md:15 no cmdlet has the shared parameter -Voltage"], folder.Problems());
    }

    [Fact]
    public void Page_without_a_title_is_reported()
    {
        folder.Put("Start-Lamp.md", "Switches a lamp on.");

        Assert.Contains("Start-Lamp.md:1 a help page must have exactly one level-1 heading, the name of the cmdlet", folder.Problems());
    }
}
