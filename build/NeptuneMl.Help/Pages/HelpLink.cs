namespace NeptuneMl.Help.Pages;

internal sealed record HelpLink(string Text, string Address);
