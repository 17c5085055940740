using System.Collections;
using System.Reflection;

namespace NeptuneMl.Core.Requests;

/// <summary>Binds an <see cref="ApiInput"/> to an SDK request. Member names match properties case-insensitively, values are converted to
/// the type of the property, and hashtables, objects and JSON documents become nested structures.</summary>
internal static class RequestBinder
{
    private const string FirstItem = "[0]";
    private const string RequestEnding = "Request";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TRequest Bind<TRequest>(ApiInput input)
        where TRequest : AmazonWebServiceRequest, new() => (TRequest)BindTo(typeof(TRequest), input);

    /// <summary>Binds an input to a request of a class that is known at run time only.</summary>
    public static AmazonWebServiceRequest BindTo(Type type, ApiInput input)
    {
        AmazonWebServiceRequest arguments = Bind(type, input.Members.Where(member => member.IsArgument));
        if (input.Members.All(member => member.IsArgument)) return arguments;
        AmazonWebServiceRequest request = Bind(type, input.Members.Where(member => !member.IsArgument));
        Override(request, arguments);
        return request;
    }

    /// <summary>Creates a request whose members are copied by name from a result or another request.</summary>
    public static TRequest From<TRequest>(object known)
        where TRequest : AmazonWebServiceRequest, new()
    {
        TRequest request = new();
        foreach (PropertyInfo member in typeof(TRequest).GetProperties(Declared))
        {
            if (Members.Find(known.GetType(), member.Name)?.GetValue(known) is { } value)
                member.SetValue(request, Convert(value, member.PropertyType, member.Name, member.Name));
        }

        return request;
    }

    /// <summary>Whether two values, lists, maps or structures are equal in all of their members.</summary>
    public static bool DeepEquals(object? one, object? other) => (one, other) switch
    {
        (null, _) or (_, null) => one is null && other is null,
        (IDictionary map, IDictionary known) => map.Count == known.Count
            && map.Keys.Cast<object>().All(key => known.Contains(key) && DeepEquals(map[key], known[key])),
        (IList list, IList known) => list.Count == known.Count && Enumerable.Range(0, list.Count).All(i => DeepEquals(list[i], known[i])),
        _ when IsSimple(one) => one.Equals(other),
        _ => Array.TrueForAll(
            one.GetType().GetProperties(), member => !member.CanWrite || DeepEquals(member.GetValue(one), member.GetValue(other))),
    };

    /// <summary>The API names of the members of a structure, for errors.</summary>
    public static string NamesIn(Type type) =>
        string.Join(", ", type.GetProperties().Where(property => property.CanWrite).Select(property => ApiName(property.Name)));

    private static AmazonWebServiceRequest Bind(Type type, IEnumerable<ApiInputMember> members)
    {
        AmazonWebServiceRequest request = (AmazonWebServiceRequest)Activator.CreateInstance(type)!;
        // Structures before their nested members, which are merged into them.
        foreach ((string path, string parameter, object value, _) in members.OrderBy(member => member.Path.AsSpan().Count('.')))
            Assign(request, path, parameter, value);
        return request;
    }

    /// <summary>Overrides the members of a structure with those that another one has, also in nested structures and first list
    /// items.</summary>
    private static void Override(object target, object source)
    {
        foreach (PropertyInfo member in source.GetType().GetProperties(Declared))
        {
            if (!member.CanWrite || member.GetValue(source) is not { } value) continue;
            object? known = member.GetValue(target);
            if (known is null || IsSimple(value) || value is IDictionary) member.SetValue(target, value);
            else if (value is not IList items) Override(known, value);
            else if (items is [{ } item] && !IsSimple(item) && known is IList { Count: > 0 } list && list[0] is { } first)
                Override(first, item);
            else member.SetValue(target, value);
        }
    }

    private static void Assign(object owner, string path, string parameter, object value)
    {
        string[] names = path.Split('.');
        foreach (string name in names[..^1]) owner = Nested(owner, name, parameter);
        PropertyInfo leaf = Property(owner.GetType(), names[^1], parameter);
        object? converted = Convert(value, leaf.PropertyType, parameter, parameter);
        leaf.SetValue(owner, Merge(leaf.GetValue(owner), converted, path, parameter));
    }

    // A structure and its nested members may have parameters of their own. Both may be specified unless their values differ.
    private static object? Merge(object? known, object? value, string path, string parameter)
    {
        if (known is null || value is null) return value ?? known;
        if (known is IList { Count: 1 } one && value is IList { Count: 1 } other && one[0] is { } item && !IsSimple(item))
        {
            one[0] = Merge(item, other[0], path + FirstItem, parameter);
            return known;
        }

        if (IsSimple(known) || known is IList or IDictionary)
        {
            return DeepEquals(known, value)
                ? known
                : throw Invalid(
                    parameter, Text(value), $"contradicts the value of another parameter for {path}{Failures.Shown(Text(known))}");
        }

        foreach (PropertyInfo member in known.GetType().GetProperties())
        {
            if (!member.CanWrite) continue;
            member.SetValue(
                known, Merge(member.GetValue(known), member.GetValue(value), $"{path}.{ApiName(member.Name)}", parameter));
        }

        return known;
    }

    private static bool IsSimple(object value) => value is string or ConstantClass || value.GetType().IsValueType;

    private static object? Text(object value) => value is ConstantClass constant ? constant.Value : IsSimple(value) ? value : null;

    /// <summary>A nested structure, created when it does not exist. <c>trainingData[0]</c> is the first item of a list.</summary>
    private static object Nested(object owner, string name, string parameter)
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
        Type target = Nullable.GetUnderlyingType(type) ?? type;

        if (target == typeof(string)) return Text(value, path, parameter);
        if (target.IsSubclassOf(typeof(ConstantClass))) return Activator.CreateInstance(target, Text(value, path, parameter));
        if (target == typeof(DateTime)) return value is DateTimeOffset time ? ToMilliseconds(time) : Parse(value, target, path, parameter);
        if (target.IsPrimitive) return Parse(value, target, path, parameter);

        if (value is string text && JsonInput.IsDocument(text)) value = JsonInput.Parse(text, path, parameter);
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(List<>)) return List(value, target, path, parameter);
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return Map(value, target, path, parameter);
        return Structure(value, target, path, parameter);
    }

    // The service stores milliseconds. A finer time would contradict the existing resource when a request is resumed.
    private static DateTime ToMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).UtcDateTime;

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
        if (value is not IDictionary entries) throw Invalid(parameter, value, $"must be a hashtable or a JSON object, at {path}");
        IDictionary map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (DictionaryEntry entry in entries)
        {
            string key = Text(entry.Key, path, parameter);
            map[key] = Convert(entry.Value ?? "", type.GenericTypeArguments[1], $"{path}['{key}']", parameter);
        }

        return map;
    }

    // A structure with a single member may be specified as the value of that member.
    private static object Structure(object value, Type type, string path, string parameter)
    {
        object structure = Activator.CreateInstance(type)!;
        if (value is string && type.GetProperties() is [{ CanWrite: true } only])
        {
            only.SetValue(structure, Convert(value, only.PropertyType, path, parameter));
            return structure;
        }

        if (value is string or IList || value.GetType().IsValueType)
        {
            throw Invalid(
                parameter, value, $"must be a hashtable, an object or a JSON object with the members {NamesIn(type)}, at {path}");
        }

        foreach ((string[] names, object? member) in MembersOf(value, path, parameter))
        {
            if (member is null) continue;
            object owner = names[..^1].Aggregate(structure, (nested, name) => Nested(nested, name, parameter));
            PropertyInfo property = Members.Find(owner.GetType(), names[^1])
                ?? throw Invalid(
                    parameter, null, $"has an unknown member '{names[^1]}' at {path}; the valid members are {NamesIn(owner.GetType())}");
            string memberPath = string.Join('.', names[..^1].Append(property.Name).Select(ApiName).Prepend(path));
            property.SetValue(owner, Convert(member, property.PropertyType, memberPath, parameter));
        }

        return structure;
    }

    // Result classes map their properties back to the API paths in their From attributes.
    private static IEnumerable<(string[] Names, object? Value)> MembersOf(object value, string path, string parameter)
    {
        if (value is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries) yield return ([Text(entry.Key, path, parameter)], entry.Value);
            yield break;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties())
        {
            if (!property.CanWrite) continue;
            yield return (property.GetCustomAttribute<FromAttribute>()?.Paths[0].Split('.') ?? [property.Name], property.GetValue(value));
        }
    }

    private static object Parse(object value, Type type, string path, string parameter)
    {
        try
        {
            object parsed = System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            // ChangeType rounds 2.5 and converts booleans to numbers.
            if (value is IConvertible and not string && type != typeof(bool) && type != typeof(DateTime)
                && (value is bool || System.Convert.ToDouble(value, CultureInfo.InvariantCulture)
                    != System.Convert.ToDouble(parsed, CultureInfo.InvariantCulture)))
            {
                throw Unconvertible(value, type, path, parameter);
            }

            return parsed;
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            throw Unconvertible(value, type, path, parameter);
        }
    }

    private static string Text(object value, string path, string parameter)
    {
        string type = value is IDictionary ? "an object" : value is IList ? "a list" : $"a {value.GetType().Name}";
        return InvariantText.Of(value) ?? throw Invalid(parameter, null, $"must be a string, not {type}, at {path}");
    }

    private static NeptuneMLException Unconvertible(object value, Type type, string path, string parameter) =>
        Invalid(parameter, value, $"cannot be converted to {type.Name} at {path}");

    private static NeptuneMLException Invalid(string parameter, object? value, string rule) =>
        Failures.InvalidParameter(parameter, value, rule);

    private static string ApiName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static PropertyInfo Property(Type type, string member, string parameter) =>
        Members.Find(type, member) ?? throw Invalid(
            parameter, null, $"cannot be combined with the other parameters, which select {OperationOf(type)}; "
            + "that operation does not have it");

    private static string OperationOf(Type request) =>
        request.Name.EndsWith(RequestEnding, StringComparison.Ordinal) ? request.Name[..^RequestEnding.Length] : request.Name;
}
