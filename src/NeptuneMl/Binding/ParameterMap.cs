using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Binding;

/// <summary>Reads a cmdlet's parameters into the input of its operation.</summary>
internal static class ParameterMap
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Path)[]> s_members = new();

    public static ApiInput Read(PSCmdlet cmdlet, params (string Member, object? Value)[] implied)
    {
        ApiInput input = new();
        foreach ((PropertyInfo property, string path) in MembersOf(cmdlet.GetType()))
        {
            object? value = property.GetValue(cmdlet);
            if (value is SwitchParameter flag) value = cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name) ? flag.ToBool() : null;
            input.Add(path, property.Name, PlainValue.Of(value, property.Name));
        }

        foreach ((string member, object? value) in implied) input.Default(member, value);
        return input;
    }

    /// <summary>The parameters of a cmdlet that are members of its operation's input, with their paths.</summary>
    public static (PropertyInfo Property, string Path)[] MembersOf(Type cmdlet) => s_members.GetOrAdd(cmdlet, static type =>
        [.. type.GetProperties()
            .Select(property => (Property: property, Member: property.GetCustomAttribute<ApiMemberAttribute>()))
            .Where(found => found.Member is not null)
            .Select(found => (found.Property, found.Member!.Path ?? found.Property.Name))]);
}
