namespace NeptuneMl.Help.Pages;

/// <summary>The content of the Markdown page of a cmdlet.</summary>
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
