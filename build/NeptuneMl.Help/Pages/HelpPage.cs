namespace NeptuneMl.Help.Pages;

/// <summary>What a cmdlet's Markdown page says.</summary>
internal sealed record HelpPage(
    string Path,
    int Line,
    string CmdletName,
    string? OnlineVersion,
    IReadOnlyList<Paragraph> Synopsis,
    IReadOnlyList<Paragraph> Description,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<ParameterText> Parameters,
    IReadOnlyList<TypeText> Inputs,
    IReadOnlyList<TypeText> Outputs,
    IReadOnlyList<Paragraph> Notes,
    IReadOnlyList<HelpLink> Links);

internal sealed record HelpExample(int Line, string Title, string? Code, IReadOnlyList<Paragraph> Remarks);

/// <summary>The prose for one parameter, from a cmdlet's own page or from the page of shared parameters.</summary>
internal sealed record ParameterText(string Path, int Line, string Name, IReadOnlyList<Paragraph> Description, string? DefaultValue);

internal sealed record TypeText(int Line, string TypeName, IReadOnlyList<Paragraph> Description);

internal sealed record HelpLink(string Text, string Address);
