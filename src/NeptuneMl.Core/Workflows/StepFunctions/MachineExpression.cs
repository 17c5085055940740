namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>The expression of a value that is neither text nor a number, so that no placeholder can stand for it.</summary>
/// <param name="Text">The expression of the Amazon States Language.</param>
internal sealed record MachineExpression(string Text);
