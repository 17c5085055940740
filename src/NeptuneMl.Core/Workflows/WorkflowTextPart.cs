namespace NeptuneMl.Core.Workflows;

/// <summary>A piece of a string of a workflow file.</summary>
/// <param name="Source">The piece as it is written.</param>
/// <param name="Literal">The text that it means; null for a reference, and for braces that are no reference.</param>
/// <param name="Reference">The reference, or null.</param>
internal sealed record WorkflowTextPart(string Source, string? Literal, WorkflowReference? Reference);
