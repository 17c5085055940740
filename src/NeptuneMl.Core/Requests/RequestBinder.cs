using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Requests;

/// <summary>
/// Puts an <see cref="ApiInput"/> into an SDK request: API names find properties whatever their case, numbers and times
/// become what the property holds, and hashtables, objects and JSON documents become nested structures.
/// </summary>
internal static class RequestBinder
{
    private const string FirstItem = "[0]";
    private const string RequestEnding = "Request";
    private const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    public static TRequest Bind<TRequest>(ApiInput input)
        where TRequest : AmazonWebServiceRequest, new()
    {
        TRequest given = Bound<TRequest>(input.Members.Where(member => member.IsGiven));
        if (input.Members.All(member => member.IsGiven)) return given;
        TRequest request = Bound<TRequest>(input.Members.Where(member => !member.IsGiven));
        Overlay(request, given);
        return request;
    }

    /// <summary>A request with what something else, such as a result or another request, has under the names of its members.</summary>
    public static TRequest From<TRequest>(object known)
        where TRequest : AmazonWebServiceRequest, new()
    {
        TRequest request = new();
        foreach (PropertyInfo member in typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            if (known.GetType().GetProperty(member.Name, AnyCase)?.GetValue(known) is { } value) member.SetValue(request, Convert(value, member.PropertyType, member.Name, member.Name));
        return request;
    }

    private static TRequest Bound<TRequest>(IEnumerable<ApiInputMember> members)
        where TRequest : new()
    {
        TRequest request = new();
        // Structures first: leaves are put into what is there.
        foreach ((string path, string parameter, object value, _) in members.OrderBy(member => member.Path.AsSpan().Count('.'))) Assign(request, path, parameter, value);
        return request;
    }

    /// <summary>Puts the members of one structure over those of another: the leaves that it has, and the first item of a list of structures.</summary>
    private static void Overlay(object under, object over)
    {
        foreach (PropertyInfo member in over.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (!member.CanWrite || member.GetValue(over) is not { } value) continue;
            object? known = member.GetValue(under);
            if (known is null || IsPlain(value) || value is IDictionary) member.SetValue(under, value);
            else if (value is not IList items) Overlay(known, value);
            else if (items is [{ } item] && !IsPlain(item) && known is IList { Count: > 0 } list && list[0] is { } first) Overlay(first, item);
            else member.SetValue(under, value);
        }
    }

    private static void Assign(object owner, string path, string parameter, object value)
    {
        string[] names = path.Split('.');
        foreach (string name in names[..^1]) owner = Part(owner, name, parameter);
        PropertyInfo leaf = Property(owner.GetType(), names[^1], parameter);
        object? given = Convert(value, leaf.PropertyType, parameter, parameter);
        leaf.SetValue(owner, Merged(leaf.GetValue(owner), given, path, parameter));
    }

    // A structure and its leaves are given by parameters of their own, and go together unless they say different things.
    private static object? Merged(object? known, object? given, string path, string parameter)
    {
        if (known is null || given is null) return given ?? known;
        if (known is IList { Count: 1 } one && given is IList { Count: 1 } other && one[0] is { } item && !IsPlain(item))
        {
            one[0] = Merged(item, other[0], path + FirstItem, parameter);
            return known;
        }

        if (IsPlain(known) || known is IList or IDictionary)
        {
            return SaySame(known, given)
                ? known
                : throw Wrong(parameter, Shown(given), $"contradicts what another parameter gives for {path}{Failures.Shown(Shown(known))}");
        }

        foreach (PropertyInfo member in known.GetType().GetProperties())
            if (member.CanWrite) member.SetValue(known, Merged(member.GetValue(known), member.GetValue(given), $"{path}.{ApiName(member.Name)}", parameter));
        return known;
    }

    private static bool IsPlain(object value) => value is string or ConstantClass || value.GetType().IsValueType;

    private static object? Shown(object value) => value is ConstantClass constant ? constant.Value : IsPlain(value) ? value : null;

    /// <summary>Whether two values, lists, maps or structures are the same in all of their parts.</summary>
    public static bool SaySame(object? one, object? other) => (one, other) switch
    {
        (null, _) or (_, null) => one is null && other is null,
        (IDictionary map, IDictionary known) => map.Count == known.Count && map.Keys.Cast<object>().All(key => known.Contains(key) && SaySame(map[key], known[key])),
        (IList list, IList known) => list.Count == known.Count && Enumerable.Range(0, list.Count).All(i => SaySame(list[i], known[i])),
        _ when IsPlain(one) => one.Equals(other),
        _ => Array.TrueForAll(one.GetType().GetProperties(), member => !member.CanWrite || SaySame(member.GetValue(one), member.GetValue(other))),
    };

    /// <summary>A structure within another, made when it is not there. <c>trainingData[0]</c> is the first one of a list.</summary>
    private static object Part(object owner, string name, string parameter)
    {
        bool isItem = name.EndsWith(FirstItem, StringComparison.Ordinal);
        PropertyInfo member = Property(owner.GetType(), isItem ? name[..^FirstItem.Length] : name, parameter);
        object? part = member.GetValue(owner);
        if (part is null) member.SetValue(owner, part = Activator.CreateInstance(member.PropertyType)!);
        if (!isItem) return part;

        IList items = (IList)part;
        if (items.Count == 0) items.Add(null);
        return items[0] ??= Activator.CreateInstance(member.PropertyType.GenericTypeArguments[0])!;
    }

    private static object? Convert(object? value, Type type, string path, string parameter)
    {
        if (value is null || type.IsInstanceOfType(value)) return value;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;

        if (plain == typeof(string)) return Text(value, path, parameter);
        if (plain.IsSubclassOf(typeof(ConstantClass))) return Activator.CreateInstance(plain, Text(value, path, parameter));
        if (plain == typeof(DateTime)) return value is DateTimeOffset time ? WireTime(time) : Parsed(value, plain, path, parameter);
        if (plain.IsPrimitive) return Parsed(value, plain, path, parameter);

        if (value is string text && JsonInput.IsDocument(text)) value = JsonInput.Parse(text, path, parameter);
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>)) return List(value, plain, path, parameter);
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return Map(value, plain, path, parameter);
        return Structure(value, plain, path, parameter);
    }

    // The wire carries milliseconds. What is finer would make a resource that is found look like another than was asked for.
    private static DateTime WireTime(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).UtcDateTime;

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
        if (value is not IDictionary entries) throw Wrong(parameter, value, $"must be a hashtable or a JSON object, at {path}");
        IDictionary map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (DictionaryEntry entry in entries)
        {
            string key = Text(entry.Key, path, parameter);
            map[key] = Convert(entry.Value ?? "", type.GenericTypeArguments[1], $"{path}['{key}']", parameter);
        }

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

        if (value is string or IList || value.GetType().IsValueType)
            throw Wrong(parameter, value, $"must be a hashtable, an object or a JSON object with the members {Members(type)}, at {path}");
        foreach ((string[] names, object? member) in MembersOf(value, path, parameter))
        {
            if (member is null) continue;
            object owner = names[..^1].Aggregate(structure, (part, name) => Part(part, name, parameter));
            PropertyInfo property = owner.GetType().GetProperty(names[^1], AnyCase)
                ?? throw Wrong(parameter, null, $"has an unknown member '{names[^1]}' at {path}; it takes {Members(owner.GetType())}");
            string place = string.Join('.', names[..^1].Append(property.Name).Select(ApiName).Prepend(path));
            property.SetValue(owner, Convert(member, property.PropertyType, place, parameter));
        }

        return structure;
    }

    // The classes of results give back what they were read from.
    private static IEnumerable<(string[] Names, object? Value)> MembersOf(object value, string path, string parameter)
    {
        if (value is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries) yield return ([Text(entry.Key, path, parameter)], entry.Value);
            yield break;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties())
            if (property.CanWrite) yield return (property.GetCustomAttribute<FromAttribute>()?.Paths[0].Split('.') ?? [property.Name], property.GetValue(value));
    }

    private static object Parsed(object value, Type type, string path, string parameter)
    {
        try
        {
            object parsed = System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            // The conversion would round 2.5 and take a switch for a number.
            if (value is IConvertible and not string && type != typeof(bool) && type != typeof(DateTime)
                && (value is bool || System.Convert.ToDouble(value, CultureInfo.InvariantCulture) != System.Convert.ToDouble(parsed, CultureInfo.InvariantCulture)))
                throw Unreadable(value, type, path, parameter);
            return parsed;
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            throw Unreadable(value, type, path, parameter);
        }
    }

    private static string Text(object value, string path, string parameter) => InvariantText.Of(value)
        ?? throw Wrong(parameter, null, $"must be text, not {(value is IDictionary ? "an object" : value is IList ? "a list" : $"a {value.GetType().Name}")}, at {path}");

    private static NeptuneMLException Unreadable(object value, Type type, string path, string parameter) =>
        Wrong(parameter, value, $"cannot be read as {type.Name} at {path}");

    private static NeptuneMLException Wrong(string parameter, object? value, string rule) => Failures.InvalidParameter(parameter, value, rule);

    /// <summary>The members of a structure by the API's names, for errors.</summary>
    public static string Members(Type type) =>
        string.Join(", ", type.GetProperties().Where(property => property.CanWrite).Select(property => ApiName(property.Name)));

    private static string ApiName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static PropertyInfo Property(Type type, string member, string parameter) =>
        type.GetProperty(member, AnyCase) ?? throw Wrong(parameter, null, $"does not go with the other parameters: together they ask for {OperationOf(type)}, which does not take it");

    private static string OperationOf(Type request) =>
        request.Name.EndsWith(RequestEnding, StringComparison.Ordinal) ? request.Name[..^RequestEnding.Length] : request.Name;
}
