namespace NeptuneMl.Core.Workflows;

/// <summary>A reference in a string of a workflow file: <c>{Export}</c> to a parameter, <c>{process.Id}</c> to a property of the result of
/// a step.</summary>
/// <param name="Name">The name of the parameter or step.</param>
/// <param name="Property">The path of the property of the step's result, such as <c>Id</c> or <c>MLModels[0].Name</c>; null for a
/// parameter.</param>
/// <param name="Place">The string.</param>
/// <param name="IsWhole">Whether the string is exactly this reference, so that the value keeps its type.</param>
internal sealed record WorkflowReference(string Name, string? Property, WorkflowValue Place, bool IsWhole)
{
    /// <summary>Whether the reference is to the result of a step.</summary>
    public bool IsStep => Property is not null;

    /// <summary>The reference as it is written in the file.</summary>
    public override string ToString() => IsStep ? $"{{{Name}.{Property}}}" : $"{{{Name}}}";
}
