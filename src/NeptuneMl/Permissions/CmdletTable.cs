using System.Reflection;

namespace NeptuneMl.Permissions;

/// <summary>The cmdlets of the module, by name.</summary>
internal static class CmdletTable
{
    private static readonly Lazy<SortedDictionary<string, Type>> s_byName = new(() => new SortedDictionary<string, Type>(
        typeof(CmdletTable).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .ToDictionary(NameOf),
        StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyDictionary<string, Type> All => s_byName.Value;

    public static Type? Find(string name) => s_byName.Value.GetValueOrDefault(name);

    /// <summary>The name of a cmdlet.</summary>
    public static string NameOf(Type cmdlet) =>
        cmdlet.GetCustomAttribute<CmdletAttribute>(inherit: false) is { } name ? $"{name.VerbName}-{name.NounName}" : cmdlet.Name;

    /// <summary>Whether a cmdlet waits for piped results.</summary>
    public static bool IsWait(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()?.VerbName == VerbsLifecycle.Wait;

    /// <summary>The parameters of a cmdlet.</summary>
    public static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) =>
        cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    /// <summary>The parameters that a name on the command line means: the one with the name or alias, or those that it
    /// abbreviates.</summary>
    public static PropertyInfo[] ParametersNamed(Type cmdlet, string name)
    {
        PropertyInfo[] parameters = [.. ParametersOf(cmdlet)];
        PropertyInfo? exact = Array.Find(
            parameters, parameter => NamesOf(parameter).Contains(name, StringComparer.OrdinalIgnoreCase));
        return exact is not null
            ? [exact]
            : Array.FindAll(
                parameters, parameter => NamesOf(parameter).Any(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The result classes that a cmdlet writes.</summary>
    public static Type[] ResultsOf(Type cmdlet) =>
    [
        .. cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type)
            .Where(type => type?.Assembly == typeof(MLResource).Assembly),
    ];

    private static string[] NamesOf(PropertyInfo parameter) =>
        [parameter.Name, .. parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
}
