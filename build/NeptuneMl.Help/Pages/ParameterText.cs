namespace NeptuneMl.Help.Pages;

/// <summary>The description of one parameter, from the page of the cmdlet or from the page of shared parameters.</summary>
internal sealed record ParameterText(string Path, int Line, string Name, IReadOnlyList<Paragraph> Description, string? DefaultValue);
