namespace NeptuneMl.Core.Operations;

/// <summary>The result of an operation whose response has no content, such as a removal.</summary>
internal sealed class NoContent;
