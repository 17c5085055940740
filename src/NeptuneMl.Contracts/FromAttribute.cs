namespace NeptuneMl;

/// <summary>
/// Where in the API's answers and requests a property's value is, when not under the property's own name:
/// <c>ResourceConfig.InstanceType</c>, <c>OutputConfiguration.Members.AccountId</c>; several where the services differ.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FromAttribute : Attribute
{
    public FromAttribute(params string[] paths) => Paths = paths;

    public string[] Paths { get; }
}
