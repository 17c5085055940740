namespace NeptuneMl;

/// <summary>The path of the API member that a property corresponds to, when their names differ: <c>ResourceConfig.InstanceType</c>,
/// <c>OutputConfiguration.Members.AccountId</c>. There are several paths when operations use different names.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FromAttribute(params string[] paths) : Attribute
{
    public string[] Paths { get; } = paths;
}
