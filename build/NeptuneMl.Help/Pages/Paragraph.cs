namespace NeptuneMl.Help.Pages;

/// <summary>A paragraph for wrapping, or verbatim lines.</summary>
internal sealed record Paragraph(string Text, bool IsVerbatim);
