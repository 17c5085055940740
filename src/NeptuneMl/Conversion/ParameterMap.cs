using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Conversion;

/// <summary>Reads a cmdlet's parameters, and the row that came down the pipeline, into the input of its operation.</summary>
internal static class ParameterMap
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Path)[]> s_members = new();
    private static readonly ConcurrentDictionary<Type, ApiParameter[]> s_parameters = new();

    /// <summary>Reads the parameters.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="isGiven">Which parameters are given on the command line.</param>
    /// <param name="readsBound">Whether the others, which the binder took from the record, count as well when they are not empty.</param>
    public static ApiInput Read(PSCmdlet cmdlet, Func<string, bool> isGiven, bool readsBound = false)
    {
        ApiInput input = new();
        foreach (ApiParameter parameter in ParametersOf(cmdlet.GetType()))
        {
            bool given = isGiven(parameter.Name);
            object? value = given || readsBound ? parameter.Property.GetValue(cmdlet) : null;
            if (!given && (value is SwitchParameter && !cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter.Name) || ParameterConversion.IsBlank(value))) value = null;
            input.Add(parameter.Path, parameter.Name, Value(value));
        }

        return input;
    }

    /// <summary>Adds what a row says to an input, unless it was given on the command line.</summary>
    public static void ReadRow(PSCmdlet cmdlet, InputRow row, ApiInput input, Func<string, bool> isGiven)
    {
        foreach (ApiParameter parameter in ParametersOf(cmdlet.GetType()))
        {
            if (!isGiven(parameter.Name)) input.Default(parameter.Path, Value(ValueIn(row, parameter)));
        }
    }

    /// <summary>Whether a column of a row is for a parameter.</summary>
    public static bool Knows(PSCmdlet cmdlet, string column) =>
        Array.Exists(ParametersOf(cmdlet.GetType()), parameter => parameter.Columns.Contains(column, StringComparer.OrdinalIgnoreCase));

    /// <summary>The parameters of a cmdlet that are members of its operation's input, with their paths.</summary>
    public static (PropertyInfo Property, string Path)[] MembersOf(Type cmdlet) => s_members.GetOrAdd(cmdlet, static type =>
        [.. type.GetProperties()
            .Select(property => (Property: property, Member: property.GetCustomAttribute<ApiMemberAttribute>()))
            .Where(found => found.Member is not null)
            .Select(found => (found.Property, found.Member!.Path))]);

    private static ApiParameter[] ParametersOf(Type cmdlet) => s_parameters.GetOrAdd(cmdlet, static type => [.. MembersOf(type).Select(member => new ApiParameter(member.Property))]);

    // A row may name a parameter by its name, an alias, or the API's path. Two columns for one parameter must say the same.
    private static object? ValueIn(InputRow row, ApiParameter parameter)
    {
        string? first = null;
        object? found = null;
        foreach (string column in parameter.Columns)
        {
            if (row.Find(column) is not { } cell) continue;
            object? value = parameter.Member.Read(cell);
            if (first is not null && !RequestBinder.SaySame(found, value)) throw Failures.InvalidParameter(parameter.Name, null, $"is given twice, as '{first}' and '{column}', with different values");
            (first, found) = (column, value);
        }

        return found;
    }

    // The API knows no switch.
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
