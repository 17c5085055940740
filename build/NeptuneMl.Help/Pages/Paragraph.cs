namespace NeptuneMl.Help.Pages;

/// <summary>A paragraph to be wrapped by whoever shows it, or, when verbatim, lines to be shown as they are.</summary>
internal sealed record Paragraph(string Text, bool IsVerbatim);
