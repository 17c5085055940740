using System.Xml.Linq;

namespace NeptuneMl.Help.Tests;

public sealed class MamlTests : IDisposable
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly HelpFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Name_verb_noun_and_synopsis_come_first()
    {
        XElement details = folder.Maml().Element(Command + "details")!;

        Assert.Equal(["Start-Lamp", "Start", "Lamp", "Switches a lamp on."], details.Elements().Select(element => element.Value));
    }

    [Fact]
    public void Description_is_plain_text_and_ends_with_the_permissions()
    {
        IEnumerable<string> paragraphs = folder.Maml().Element(Maml + "description")!.Elements().Select(para => para.Value);

        Assert.Equal(
            [
                "Finds the lamp and switches it on.",
                "See the manual (https://example.com/manual) first:",
                "- one lamp at a time",
                "- never two",
                "Required permissions: lamps:SwitchOn and rooms:Enter; with -Color also lamps:Paint and paints:Mix; with -Id also lamps:Number.",
            ],
            paragraphs);
    }

    [Fact]
    public void Syntax_has_one_item_per_parameter_set_with_the_default_set_first()
    {
        XElement[] items = folder.Maml().Descendants(Command + "syntaxItem").ToArray();

        Assert.Equal(["Name", "Color", "Level", "Dim", "Room", "WhatIf", "Confirm"], Names(items[0]));
        Assert.Equal(["Id", "Color", "Level", "Dim", "Room", "WhatIf", "Confirm"], Names(items[1]));
        Assert.Equal(2, items.Length);
    }

    [Theory]
    [InlineData("Id", "false", "named", "True (ByPropertyName)", "LampId, Key", "false", "Int32", "None")]
    [InlineData("Name", "false", "0", "True (ByValue)", "none", "true", "String[]", "None")]
    [InlineData("Dim", "false", "named", "False", "none", "false", "SwitchParameter", "False")]
    [InlineData("Color", "false", "named", "False", "none", "false", "LampColor", "White")]
    [InlineData("WhatIf", "false", "named", "False", "wi", "false", "SwitchParameter", "False")]
    public void Parameter_facts_come_from_the_compiled_cmdlet(
        string name, string optionalSomewhere, string position, string pipeline, string aliases, string wildcards, string type, string value)
    {
        XElement parameter = Parameter(folder.Maml().Element(Command + "parameters")!, name);

        string required = name is "Id" or "Name" ? "true" : optionalSomewhere;
        Assert.Equal(required, parameter.Attribute("required")!.Value);
        Assert.Equal(position, parameter.Attribute("position")!.Value);
        Assert.Equal(pipeline, parameter.Attribute("pipelineInput")!.Value);
        Assert.Equal(aliases, parameter.Attribute("aliases")!.Value);
        Assert.Equal(wildcards, parameter.Attribute("globbing")!.Value);
        Assert.Equal(type, parameter.Element(Command + "parameterValue")!.Value);
        Assert.Equal(value, parameter.Element(Dev + "defaultValue")!.Value);
    }

    [Fact]
    public void Accepted_values_are_listed_for_enums_and_validated_sets()
    {
        XElement parameters = folder.Maml().Element(Command + "parameters")!;

        Assert.Equal("Accepted values: White, Amber.", LastParagraph(Parameter(parameters, "Color")));
        Assert.Equal("Accepted values: Low, High.", LastParagraph(Parameter(parameters, "Level")));
    }

    [Fact]
    public void Hidden_parameter_is_omitted() => Assert.DoesNotContain("Hidden", Names(folder.Maml().Element(Command + "parameters")!));

    [Fact]
    public void Inherited_parameter_takes_its_text_from_the_shared_page() =>
        Assert.Equal("Room of the lamp.", LastParagraph(Parameter(folder.Maml().Element(Command + "parameters")!, "Room")));

    [Fact]
    public void Text_of_the_cmdlet_takes_precedence_over_shared_text()
    {
        folder.Put(
            "Start-Lamp.md",
            HelpFolder.Page.Replace("### -Dim", "### -Room\n\nRoom to light.\n\n### -Dim", StringComparison.Ordinal));

        Assert.Equal("Room to light.", LastParagraph(Parameter(folder.Maml().Element(Command + "parameters")!, "Room")));
    }

    [Fact]
    public void Examples_keep_code_lines_and_remarks()
    {
        XElement example = folder.Maml().Descendants(Command + "example").First();

        Assert.Contains("Example 1: By name", example.Element(Maml + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal("Start-Lamp desk |\n    Format-List", example.Element(Dev + "code")!.Value);
        Assert.Equal(
            ["One lamp.", "It is on:", "Name  : desk\nState : on"],
            example.Element(Dev + "remarks")!.Elements().Select(para => para.Value));
    }

    [Fact]
    public void Pipeline_input_is_listed_without_text_in_the_page() => Assert.Equal(
            ["System.String[]", "System.ObjectAny object, by its properties Id."],
            folder.Maml().Descendants(Command + "inputType").Select(input => input.Value));

    [Fact]
    public void Cmdlet_without_input_and_output_shows_None()
    {
        XElement command = folder.Maml("Stop-Lamp");

        Assert.Equal("None", command.Descendants(Command + "inputType").Single().Value);
        Assert.Equal("None", command.Descendants(Command + "returnValue").Single().Value);
    }

    [Fact]
    public void Online_address_is_the_first_link()
    {
        IEnumerable<string> addresses = folder.Maml().Descendants(Maml + "navigationLink")
            .Select(link => link.Element(Maml + "uri")!.Value);

        Assert.Equal(["https://example.com/start-lamp", "", "https://example.com/manual"], addresses);
    }

    private static IEnumerable<string> Names(XElement parent) =>
        parent.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value);

    private static XElement Parameter(XElement parent, string name) =>
        parent.Elements(Command + "parameter").Single(parameter => parameter.Element(Maml + "name")!.Value == name);

    private static string LastParagraph(XElement parameter) =>
        parameter.Element(Maml + "description")!.Elements(Maml + "para").Last().Value;
}
