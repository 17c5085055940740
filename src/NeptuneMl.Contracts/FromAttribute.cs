namespace NeptuneMl;

/// <summary>The path of the API member that a property corresponds to, when their names differ: <c>ResourceConfig.InstanceType</c>,
/// <c>OutputConfiguration.Members.AccountId</c>. There are several paths when operations use different names.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FromAttribute : Attribute
{
    public FromAttribute(params string[] paths) => Paths = paths;

    public string[] Paths { get; }
}
