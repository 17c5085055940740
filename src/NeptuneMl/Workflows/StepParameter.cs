using System.Reflection;

namespace NeptuneMl.Workflows;

/// <summary>A parameter of a cmdlet that a step of a workflow can set in <c>With</c>.</summary>
/// <param name="property">The property of the cmdlet.</param>
internal sealed class StepParameter(PropertyInfo property)
{
    /// <summary>The name, also of the property of the cmdlet.</summary>
    public string Name => property.Name;

    public PropertyInfo Property => property;

    public Type Type => property.PropertyType;

    public IReadOnlyList<string> Aliases { get; } = [.. property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];

    /// <summary>The member of the operation's input and the conversion to it; null for a parameter that is not part of the
    /// request.</summary>
    public ApiMemberAttribute? Member { get; } = property.GetCustomAttribute<ApiMemberAttribute>();

    /// <summary>Whether the name is the one of the parameter or an alias.</summary>
    public bool IsNamed(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Converts a resolved value to the type of the parameter, as on the command line; null for no value.</summary>
    /// <exception cref="NeptuneMLException">The value cannot be converted.</exception>
    public object? Convert(object? value) => Member is null ? ParameterConversion.Convert(value, Type, Name) : Member.Convert(value);

    /// <summary>Converts a resolved value to the value of the input's member: a Boolean for a switch parameter.</summary>
    /// <exception cref="NeptuneMLException">The value cannot be converted.</exception>
    public object? ToMember(object? value) => Convert(value) is { } converted
        ? converted is SwitchParameter flag ? flag.ToBool() : converted
        : null;
}
