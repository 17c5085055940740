using System.Collections.Concurrent;
using System.Reflection;

namespace NeptuneMl.Core.Sdk;

/// <summary>The members of requests, responses and results by name, ignoring case: the SDK has its own, such as
/// <c>MlInputChannelArn</c>.</summary>
internal static class Members
{
    // Generic over reference types only: the runtime has compiled code for these.
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> s_members = new();

    /// <summary>The member of a class, or null.</summary>
    public static PropertyInfo? Find(Type type, string name) => s_members.GetOrAdd(type, Read).GetValueOrDefault(name);

    /// <summary>The value of a member; null when it is not set or does not exist.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="path">The member, or its path, such as <c>resourceConfig.instanceType</c>.</param>
    public static object? ValueOf(object owner, string path) =>
        path.Split('.').Aggregate((object?)owner, (value, name) => value is null ? null : Find(value.GetType(), name)?.GetValue(value));

    /// <summary>The value of a string member; empty when it is not set or does not exist.</summary>
    public static string TextOf(object owner, string name) => ValueOf(owner, name) as string ?? "";

    private static Dictionary<string, PropertyInfo> Read(Type type)
    {
        Dictionary<string, PropertyInfo> members = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in type.GetProperties()) _ = members.TryAdd(property.Name, property);
        return members;
    }
}
