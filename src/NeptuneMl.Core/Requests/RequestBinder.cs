using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Requests;

/// <summary>
/// Puts an <see cref="ApiInput"/> into an SDK request: API names find properties whatever their case, numbers and times
/// become what the property holds, and hashtables and objects become nested structures.
/// </summary>
internal static class RequestBinder
{
    public static TRequest Bind<TRequest>(ApiInput input)
        where TRequest : AmazonWebServiceRequest, new()
    {
        TRequest request = new();
        foreach ((string path, string parameter, object value) in input.Members) Assign(request, path, parameter, value);
        return request;
    }

    private static void Assign(object owner, string path, string parameter, object value)
    {
        string[] names = path.Split('.');
        foreach (string name in names[..^1])
        {
            PropertyInfo part = Property(owner.GetType(), name, parameter);
            object? inner = part.GetValue(owner);
            if (inner is null) part.SetValue(owner, inner = Activator.CreateInstance(part.PropertyType)!);
            owner = inner;
        }

        PropertyInfo leaf = Property(owner.GetType(), names[^1], parameter);
        leaf.SetValue(owner, Convert(value, leaf.PropertyType, parameter, parameter));
    }

    private static object? Convert(object? value, Type type, string path, string parameter)
    {
        if (value is null || type.IsInstanceOfType(value)) return value;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;

        if (plain == typeof(string)) return Text(value);
        if (plain.IsSubclassOf(typeof(ConstantClass))) return Activator.CreateInstance(plain, Text(value));
        if (plain == typeof(DateTime)) return value is DateTimeOffset time ? time.UtcDateTime : Parsed(value, plain, path, parameter);
        if (plain.IsPrimitive) return Parsed(value, plain, path, parameter);
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>)) return List(value, plain, path, parameter);
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return Map(value, plain, path, parameter);
        return Structure(value, plain, path, parameter);
    }

    private static IList List(object value, Type type, string path, string parameter)
    {
        IList list = (IList)Activator.CreateInstance(type)!;
        Type item = type.GenericTypeArguments[0];
        IEnumerable values = value is IEnumerable many and not string and not IDictionary ? many : new[] { value };
        foreach (object? entry in values) list.Add(Convert(entry, item, $"{path}[{list.Count}]", parameter));
        return list;
    }

    private static IDictionary Map(object value, Type type, string path, string parameter)
    {
        if (value is not IDictionary entries) throw Failures.InvalidParameter(parameter, value, $"must be a hashtable at {path}");
        IDictionary map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (DictionaryEntry entry in entries)
            map[Text(entry.Key)] = Convert(entry.Value ?? "", type.GenericTypeArguments[1], $"{path}['{Text(entry.Key)}']", parameter);
        return map;
    }

    // A structure of one member may be given as the value of that member.
    private static object Structure(object value, Type type, string path, string parameter)
    {
        object structure = Activator.CreateInstance(type)!;
        if (value is string && type.GetProperties() is [{ CanWrite: true } only])
        {
            only.SetValue(structure, Convert(value, only.PropertyType, path, parameter));
            return structure;
        }

        foreach ((string name, object? member) in MembersOf(value))
        {
            if (member is null) continue;
            PropertyInfo property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw Failures.InvalidParameter(
                    parameter, null, $"has an unknown member '{name}' at {path}; it takes {string.Join(", ", type.GetProperties().Where(p => p.CanWrite).Select(p => p.Name))}");
            property.SetValue(structure, Convert(member, property.PropertyType, $"{path}.{property.Name}", parameter));
        }

        return structure;
    }

    private static IEnumerable<(string Name, object? Value)> MembersOf(object value)
    {
        if (value is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries) yield return (Text(entry.Key), entry.Value);
            yield break;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties())
            if (property.CanWrite) yield return (property.Name, property.GetValue(value));
    }

    private static object Parsed(object value, Type type, string path, string parameter)
    {
        try
        {
            return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            throw Failures.InvalidParameter(parameter, value, $"cannot be read as {type.Name} at {path}");
        }
    }

    // Containers read these as text: numbers independent of the culture, booleans as JSON writes them.
    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static PropertyInfo Property(Type type, string member, string parameter) =>
        type.GetProperty(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? throw new InvalidOperationException($"-{parameter} is meant for {type.Name}.{member}, which does not exist.");
}
