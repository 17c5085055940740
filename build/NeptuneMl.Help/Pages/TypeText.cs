namespace NeptuneMl.Help.Pages;

internal sealed record TypeText(int Line, string TypeName, IReadOnlyList<Paragraph> Description);
