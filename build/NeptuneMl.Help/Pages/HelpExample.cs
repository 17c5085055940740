namespace NeptuneMl.Help.Pages;

internal sealed record HelpExample(int Line, string Title, string? Code, IReadOnlyList<Paragraph> Remarks);
