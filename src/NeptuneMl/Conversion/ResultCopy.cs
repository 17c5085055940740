using System.Collections.Specialized;
using System.Reflection;
using NeptuneMl.Workflows;

namespace NeptuneMl.Conversion;

/// <summary>Restores copies of result objects: deserialized from a file, a job or another session, selected with Select-Object, or
/// converted to JSON or CSV and back. A copy can be piped like the original.</summary>
internal static class ResultCopy
{
    private static readonly string[] s_prefixes = ["Deserialized.", "Selected."];
    private static readonly Dictionary<string, Type> s_types = typeof(MLResource).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null
            && !type.IsSubclassOf(typeof(Exception)))
        .ToDictionary(type => type.FullName!);

    // A result converted to JSON or CSV has all of its properties, but no type name. Classes with more properties are matched first.
    private static readonly Resource[] s_resources =
        [.. s_types.Values
            .Where(type => type.IsAssignableTo(typeof(MLResource)) || type.IsAssignableTo(typeof(CleanRoomsDefinition))
                || type == typeof(WorkflowRun))
            .Select(type => new Resource(type, [.. type.GetProperties().Select(property => property.Name)]))
            .OrderByDescending(resource => resource.Columns.Length)];

    /// <summary>Returns a result object, or restores it from a copy; null for other objects.</summary>
    public static object? Restore(object? value)
    {
        object? inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (inner is not null && inner.GetType().Assembly == typeof(MLResource).Assembly) return inner;
        return value is PSObject copy && inner is PSCustomObject && TypeOf(copy) is { } type ? Create(type, copy) : null;
    }

    /// <summary>Returns a result object of one type, or restores it from a copy; null for other objects.</summary>
    public static T? Restore<T>(object? value)
        where T : class => Restore(value) as T;

    private static Type? TypeOf(PSObject copy)
    {
        string name = copy.TypeNames.FirstOrDefault(
            known => Array.Exists(s_prefixes, prefix => known.StartsWith(prefix, StringComparison.Ordinal))) ?? "";
        while (Array.Find(s_prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
            name = name[prefix.Length..];
        // The type name of a result of several connections, see ConnectionColumn.
        name = name.Split('#')[0];
        return s_types.GetValueOrDefault(name)
            ?? Array.Find(s_resources, resource => resource.Columns.All(column => copy.Properties[column] is not null))?.Type;
    }

    private static object Create(Type type, PSObject copy)
    {
        object result = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            if (!property.CanWrite) continue;
            object? value = Value(property.PropertyType, copy.Properties[property.Name]?.Value) ?? Derived(property.Name, copy);
            if (value is not null) property.SetValue(result, value);
        }

        return result;
    }

    // When Select-Object dropped the membership, takes it from an ARN.
    private static string? Derived(string property, PSObject copy) => property != nameof(CleanRoomsResource.MembershipIdentifier)
        ? null
        : copy.Properties.Where(member => member.Name.EndsWith("Arn", StringComparison.Ordinal))
            .Select(member => Arns.MembershipOf(member.Value as string)).FirstOrDefault(membership => membership is not null);

    // A value that cannot be restored is null, like a member that the service did not return.
    private static object? Value(Type type, object? source)
    {
        if (type == typeof(NeptuneMLConnection)) return Connection<NeptuneMLConnection>(source);
        if (type == typeof(CleanRoomsMLConnection)) return Connection<CleanRoomsMLConnection>(source);
        object? value = ParameterConversion.Unwrap(source);
        if (ParameterConversion.IsEmpty(value) || type.IsInstanceOfType(value)) return value is string { Length: 0 } ? null : value;
        try
        {
            if (s_types.ContainsKey(type.FullName ?? ""))
                return source is PSObject { BaseObject: PSCustomObject } nested ? Create(type, nested) : null;
            if (type.GetElementType() is { } item) return value is IList items ? Items(item, items) : null;
            if (type == typeof(IReadOnlyDictionary<string, string>)) return ToDictionary(ListConversion.ToMap(source!, type.Name));
            Type target = Nullable.GetUnderlyingType(type) ?? type;
            if (target.IsEnum) return Enum.TryParse(target, InvariantText.Of(value!), ignoreCase: true, out object? named) ? named : null;
            if (target == typeof(long)) return System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            return target == typeof(string) || target == typeof(int) || target == typeof(double) || target == typeof(bool)
                || target == typeof(DateTimeOffset)
                ? ParameterConversion.Convert(source, type, type.Name)
                : null;
        }
        catch (Exception exception) when (exception is NeptuneMLException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    // The session's connection to the address of the copy, else its default connection.
    private static TConnection? Connection<TConnection>(object? source)
        where TConnection : ServiceConnection
    {
        if (ParameterConversion.Unwrap(source) is TConnection live) return live;
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        return ConnectionTransformationAttribute<TConnection>.OfCopy(session, source) ?? session.Default;
    }

    private static Array Items(Type item, IList items)
    {
        object[] values = [.. items.Cast<object?>().Select(source => Value(item, source)).OfType<object>()];
        Array array = Array.CreateInstance(item, values.Length);
        values.CopyTo(array, 0);
        return array;
    }

    private static Dictionary<string, string> ToDictionary(OrderedDictionary map) =>
        map.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private sealed record Resource(Type Type, string[] Columns);
}
