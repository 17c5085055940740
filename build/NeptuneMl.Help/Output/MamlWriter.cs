using System.Xml.Linq;
using NeptuneMl.Help.Cmdlets;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help.Output;

/// <summary>Writes help topics as MAML, the XML that <c>Get-Help</c> reads for binary modules.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Write(IEnumerable<HelpTopic> topics) => new(
        new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), topics.Select(Topic)));

    private static XElement Topic(HelpTopic topic) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", topic.Cmdlet.Name),
            new XElement(Command + "verb", topic.Cmdlet.Verb),
            new XElement(Command + "noun", topic.Cmdlet.Noun),
            Description(topic.Page.Synopsis)),
        Description(topic.Description),
        new XElement(Command + "syntax", topic.Cmdlet.ParameterSets.Select(set => SyntaxItem(topic, set))),
        new XElement(
            Command + "parameters",
            topic.Cmdlet.Parameters
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Select(parameter => Parameter(topic, parameter, parameter.Overall, inSyntax: false))),
        new XElement(Command + "inputTypes", Inputs(topic).Select(input => TypeElement("inputType", input.TypeName, input.Description))),
        new XElement(
            Command + "returnValues",
            (topic.Page.Outputs.Count > 0 ? topic.Page.Outputs : [Nothing(topic.Page)])
                .Select(output => TypeElement("returnValue", output.TypeName, output.Description))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(topic.Page.Notes))),
        new XElement(Command + "examples", topic.Page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", Links(topic.Page)));

    private static XElement SyntaxItem(HelpTopic topic, string? set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", topic.Cmdlet.Name),
        topic.Cmdlet.ParametersOf(set).Select(pair => Parameter(topic, pair.Parameter, pair.Use, inSyntax: true)));

    private static XElement Parameter(HelpTopic topic, ParameterDescription parameter, ParameterUse use, bool inSyntax)
    {
        bool takesValue = !(inSyntax && parameter.IsSwitch);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", use.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", parameter.AcceptsWildcards ? "true" : "false"),
            new XAttribute("pipelineInput", use.PipelineInput),
            new XAttribute("position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            Description(topic.DescriptionOf(parameter)),
            inSyntax && parameter.AcceptedValues.Count > 0
                ? new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(value => Value(value, required: false)))
                : null,
            takesValue ? Value(parameter.TypeName, required: !parameter.IsSwitch) : null,
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", topic.DefaultOf(parameter)));
    }

    private static XElement Value(string text, bool required) => new(
        Command + "parameterValue",
        new XAttribute("required", required ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        text);

    private static IReadOnlyList<TypeText> Inputs(HelpTopic topic)
    {
        if (topic.Page.Inputs.Count > 0)
            return topic.Page.Inputs;

        IReadOnlyList<ParameterDescription> parameters = topic.Cmdlet.Parameters;
        List<TypeText> inputs = parameters
            .Where(parameter => parameter.Overall.FromPipeline)
            .Select(parameter => new TypeText(topic.Page.Line, parameter.TypeFullName, []))
            .ToList();
        string[] properties = parameters
            .Where(parameter => parameter.Overall.FromPipelineByPropertyName)
            .Select(parameter => parameter.Name)
            .ToArray();
        if (properties.Length > 0)
        {
            Paragraph names = new($"Any object, by its properties {string.Join(", ", properties)}.", IsVerbatim: false);
            inputs.Add(new TypeText(topic.Page.Line, "System.Object", [names]));
        }
        return inputs.Count > 0 ? inputs : [Nothing(topic.Page)];
    }

    private static TypeText Nothing(HelpPage page) => new(page.Line, "None", []);

    private static XElement TypeElement(string element, string typeName, IReadOnlyList<Paragraph> description) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", typeName), new XElement(Maml + "uri")),
        Description(description));

    private static XElement Example(HelpExample example) => new(
        Command + "example",
        new XElement(Maml + "title", $"--------- {example.Title} ---------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks)));

    private static IEnumerable<XElement> Links(HelpPage page)
    {
        if (page.OnlineVersion is not null)
            yield return Link("Online version:", page.OnlineVersion);
        foreach (HelpLink link in page.Links)
            yield return Link(link.Text, MarkdownText.IsWebAddress(link.Address) ? link.Address : "");
    }

    private static XElement Link(string text, string address) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", text),
        new XElement(Maml + "uri", address));

    private static XElement Description(IReadOnlyList<Paragraph> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<Paragraph> paragraphs) =>
        paragraphs.Select(paragraph => new XElement(Maml + "para", paragraph.Text));
}
