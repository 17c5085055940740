using NeptuneMl.Core.CleanRooms;
using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Reflection;
using NeptuneMl.CleanRooms;
using NeptuneMl.Sessions;

namespace NeptuneMl.Conversion;

/// <summary>
/// Recognizes copies of the module's results: deserialized from a file, a job or another session, selected with Select-Object, or
/// converted to JSON or CSV and back. A copy is used like the original.
/// </summary>
internal static class ResultCopy
{
    private static readonly string[] s_prefixes = ["Deserialized.", "Selected."];
    private static readonly Dictionary<string, Type> s_types = typeof(MLResource).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null && !type.IsSubclassOf(typeof(Exception)))
        .ToDictionary(type => type.FullName!);

    // What JSON and CSV leave of a result no longer says its type, and has all of its properties. Those with more come first.
    private static readonly Resource[] s_resources =
        [.. s_types.Values
            .Where(type => type.IsAssignableTo(typeof(MLResource)) || type.IsAssignableTo(typeof(CleanRoomsDefinition)))
            .Select(type => new Resource(type, [.. type.GetProperties().Select(property => property.Name)]))
            .OrderByDescending(resource => resource.Columns.Length)];

    /// <summary>Gets the result that an object is, or is a copy of; null for other objects.</summary>
    public static object? Live(object? given)
    {
        object? bare = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (bare is not null && bare.GetType().Assembly == typeof(MLResource).Assembly) return bare;
        return given is PSObject copy && bare is PSCustomObject && TypeOf(copy) is { } type ? Made(type, copy) : null;
    }

    /// <summary>Gets the result of one type that an object is, or is a copy of; null for other objects.</summary>
    public static T? Live<T>(object? given)
        where T : class => Live(given) as T;

    private static Type? TypeOf(PSObject copy)
    {
        string name = copy.TypeNames.FirstOrDefault(known => Array.Exists(s_prefixes, prefix => known.StartsWith(prefix, StringComparison.Ordinal))) ?? "";
        while (Array.Find(s_prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix) name = name[prefix.Length..];
        return s_types.GetValueOrDefault(name) ?? Array.Find(s_resources, resource => resource.Columns.All(column => copy.Properties[column] is not null))?.Type;
    }

    private static object Made(Type type, PSObject copy)
    {
        object result = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
            if (property.CanWrite && (Value(property.PropertyType, copy.Properties[property.Name]?.Value) ?? Following(property.Name, copy)) is { } value) property.SetValue(result, value);
        return result;
    }

    // Of a selection of columns the ARN is enough.
    private static string? Following(string property, PSObject copy) => property != nameof(CleanRoomsResource.MembershipIdentifier)
        ? null
        : copy.Properties.Where(part => part.Name.EndsWith("Arn", StringComparison.Ordinal)).Select(part => Arns.MembershipOf(part.Value as string)).FirstOrDefault(found => found is not null);

    // What a copy no longer has in a readable form is not known of it, as what the service does not say of a result.
    private static object? Value(Type type, object? given)
    {
        if (type == typeof(NeptuneMLConnection)) return SessionDefaults.Current.NeptuneML;
        if (type == typeof(CleanRoomsMLConnection)) return SessionDefaults.Current.CleanRoomsML;
        object? value = ParameterConversion.Bare(given);
        if (ParameterConversion.IsBlank(value) || type.IsInstanceOfType(value)) return value is string { Length: 0 } ? null : value;
        try
        {
            if (s_types.ContainsKey(type.FullName ?? "")) return given is PSObject { BaseObject: PSCustomObject } part ? Made(type, part) : null;
            if (type.GetElementType() is { } item) return value is IList items ? Items(item, items) : null;
            if (type == typeof(IReadOnlyDictionary<string, string>)) return Texts(ListConversion.Map(given!, type.Name));
            Type plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(long)) return System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            return plain == typeof(string) || plain == typeof(int) || plain == typeof(double) || plain == typeof(bool) || plain == typeof(DateTimeOffset)
                ? ParameterConversion.To(type, given, type.Name)
                : null;
        }
        catch (Exception exception) when (exception is NeptuneMLException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    private static Array Items(Type item, IList items)
    {
        object[] there = [.. items.Cast<object?>().Select(part => Value(item, part)).OfType<object>()];
        Array array = Array.CreateInstance(item, there.Length);
        there.CopyTo(array, 0);
        return array;
    }

    private static Dictionary<string, string> Texts(OrderedDictionary map) =>
        map.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private sealed record Resource(Type Type, string[] Columns);
}
