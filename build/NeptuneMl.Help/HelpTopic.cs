using NeptuneMl.Help.Cmdlets;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help;

/// <summary>A cmdlet with its page and the description of each of its parameters.</summary>
internal sealed record HelpTopic(
    CmdletDescription Cmdlet, HelpPage Page, IReadOnlyDictionary<string, ParameterText> Parameters, Paragraph? Permission)
{
    /// <summary>The description of the page, followed by the permissions that the cmdlet requires.</summary>
    public IReadOnlyList<Paragraph> Description => Permission is null ? Page.Description : [.. Page.Description, Permission];

    public IReadOnlyList<Paragraph> DescriptionOf(ParameterDescription parameter)
    {
        IReadOnlyList<Paragraph> prose = Parameters.TryGetValue(parameter.Name, out ParameterText? text) ? text.Description : [];
        return parameter.AcceptedValues.Count == 0
            ? prose
            : [.. prose, new Paragraph($"Accepted values: {string.Join(", ", parameter.AcceptedValues)}.", IsVerbatim: false)];
    }

    public string DefaultOf(ParameterDescription parameter) =>
        (Parameters.TryGetValue(parameter.Name, out ParameterText? text) ? text.DefaultValue : null)
        ?? parameter.DefaultValue
        ?? (parameter.IsSwitch ? "False" : "None");
}
