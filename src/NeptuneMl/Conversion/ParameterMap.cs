using System.Collections.Concurrent;
using System.Reflection;

namespace NeptuneMl.Conversion;

/// <summary>Maps the parameters of a cmdlet, and the columns of a piped row, to the input of the operation.</summary>
internal static class ParameterMap
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Path)[]> s_members = new();
    private static readonly ConcurrentDictionary<Type, ApiParameter[]> s_parameters = new();

    /// <summary>Creates the input from the parameters.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="isArgument">Whether a parameter is bound on the command line.</param>
    /// <param name="readsPiped">Whether to include parameters that the binder bound by property name, unless they are empty.</param>
    public static ApiInput Read(PSCmdlet cmdlet, Func<string, bool> isArgument, bool readsPiped = false)
    {
        ApiInput input = new();
        foreach (ApiParameter parameter in ParametersOf(cmdlet.GetType()))
        {
            bool argument = isArgument(parameter.Name);
            object? value = argument || readsPiped ? parameter.Property.GetValue(cmdlet) : null;
            bool isUnboundSwitch = value is SwitchParameter && !cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter.Name);
            if (!argument && (isUnboundSwitch || ParameterConversion.IsEmpty(value))) value = null;
            input.Add(parameter.Path, parameter.Name, Value(value));
        }

        return input;
    }

    /// <summary>Sets the parameters of a cmdlet outside of a pipeline, as if they were bound on the command line.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="arguments">The values by the names or aliases of parameters. A null or empty value is not set.</param>
    /// <exception cref="NeptuneMLException">The cmdlet has no such parameter, or a value cannot be converted.</exception>
    public static void Assign(PSCmdlet cmdlet, IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        Type type = cmdlet.GetType();
        foreach ((string name, object? value) in arguments)
        {
            PropertyInfo property = Array.Find(type.GetProperties(), property => HasName(property, name))
                ?? throw Failures.InvalidParameter(name, null, "is not a parameter of the cmdlet");
            object? converted = property.GetCustomAttribute<ApiMemberAttribute>() is { } member
                ? member.Convert(value)
                : ParameterConversion.Convert(value, property.PropertyType, property.Name);
            if (converted is null) continue;
            property.SetValue(cmdlet, converted);
            cmdlet.MyInvocation.BoundParameters[property.Name] = converted;
        }
    }

    /// <summary>Adds the columns of a row to an input. Arguments of the command line take precedence.</summary>
    public static void ReadRow(PSCmdlet cmdlet, InputRow row, ApiInput input, Func<string, bool> isArgument)
    {
        foreach (ApiParameter parameter in ParametersOf(cmdlet.GetType()))
        {
            if (!isArgument(parameter.Name)) input.Default(parameter.Path, Value(ValueIn(row, parameter)));
        }
    }

    /// <summary>Whether a parameter takes its value from a column of a row.</summary>
    public static bool HasColumn(PSCmdlet cmdlet, string column) =>
        Array.Exists(ParametersOf(cmdlet.GetType()), parameter => parameter.Columns.Contains(column, StringComparer.OrdinalIgnoreCase));

    /// <summary>The parameters of a cmdlet that are members of its operation's input, with their API paths.</summary>
    public static (PropertyInfo Property, string Path)[] MembersOf(Type cmdlet) => s_members.GetOrAdd(cmdlet, static type =>
        [.. type.GetProperties()
            .Select(property => (Property: property, Member: property.GetCustomAttribute<ApiMemberAttribute>()))
            .Where(found => found.Member is not null)
            .Select(found => (found.Property, found.Member!.Path))]);

    private static ApiParameter[] ParametersOf(Type cmdlet) => s_parameters.GetOrAdd(
        cmdlet, static type => [.. MembersOf(type).Select(member => new ApiParameter(member.Property))]);

    private static bool HasName(PropertyInfo property, string name) => property.IsDefined(typeof(ParameterAttribute))
        && (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(name, StringComparer.OrdinalIgnoreCase) == true);

    // A column has the parameter's name, an alias, or the API path. Two columns of one parameter must have equal values.
    private static object? ValueIn(InputRow row, ApiParameter parameter)
    {
        string? first = null;
        object? found = null;
        foreach (string column in parameter.Columns)
        {
            if (row.Find(column) is not { } cell) continue;
            object? value = parameter.Member.Convert(cell);
            if (first is not null && !RequestBinder.DeepEquals(found, value))
            {
                throw Failures.InvalidParameter(
                    parameter.Name, null, $"is specified twice, by the columns '{first}' and '{column}', with different values");
            }

            (first, found) = (column, value);
        }

        return found;
    }

    // The API has Booleans instead of switch parameters.
    private static object? Value(object? value) => value is SwitchParameter flag ? flag.ToBool() : value;

    private sealed class ApiParameter(PropertyInfo property)
    {
        public PropertyInfo Property => property;

        public string Name => property.Name;

        public ApiMemberAttribute Member { get; } = property.GetCustomAttribute<ApiMemberAttribute>()!;

        public string Path => Member.Path;

        public string[] Columns { get; } =
            [.. new[] { property.Name, property.GetCustomAttribute<ApiMemberAttribute>()!.Path }
                .Concat(property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [])
                .Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
