namespace NeptuneMl.Core.Workflows;

/// <summary>A parameter of a workflow, whose value the caller may set.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its values: <c>String</c>, <c>Integer</c>, <c>Number</c>, <c>Boolean</c>, <c>List</c> or <c>Map</c>.</param>
/// <param name="Default">The value when the caller sets none, or null when the caller must set it.</param>
internal sealed record WorkflowParameter(string Name, string Type, WorkflowValue? Default)
{
    public string? Description { get; init; }
}
