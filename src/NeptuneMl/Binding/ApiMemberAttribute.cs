namespace NeptuneMl.Binding;

/// <summary>
/// Marks a parameter as a member of the operation's input. The member has the parameter's name unless another path is given:
/// <c>subnets</c> for a singular parameter, <c>resourceConfig.instanceType</c> for a leaf of a nested structure.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiMemberAttribute : Attribute
{
    public ApiMemberAttribute(string? path = null) => Path = path;

    public string? Path { get; }
}
