using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.Results;

/// <summary>
/// Makes results of the API's answers: a property takes the value of the same name, or of the path that
/// <see cref="FromAttribute"/> gives, from the first source that has one. Sources are responses and their parts, requests
/// (what was asked for is what a start's answer leaves out), and earlier results of the same kind.
/// </summary>
internal static class ResultReader
{
    // Generics over reference types only: those over tuples would be compiled anew for the first result.
    private static readonly ConcurrentDictionary<Type, ResultProperty[]> s_properties = new();
    private static readonly ConcurrentDictionary<Demands, ResultProperty[]> s_demands = new();
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> s_members = new();

    /// <summary>Reads one result.</summary>
    /// <param name="sources">Where to look, in this order; null ones are passed over.</param>
    public static TResult Read<TResult>(params ReadOnlySpan<object?> sources)
    {
        TResult result = Activator.CreateInstance<TResult>();
        foreach (ResultProperty property in PropertiesOf(typeof(TResult)))
        {
            foreach (object? source in sources)
            {
                if (source is null || Find(source, property) is not { } value) continue;
                property.Target.SetValue(result, Convert(value, property.Target.PropertyType));
                break;
            }
        }

        return result;
    }

    /// <summary>
    /// Reads one result of an answer. Its status and what every result of its kind has come from the answer, where an answer of that
    /// kind has such a member at all: without them it is of no use, and what answered may not be the service.
    /// </summary>
    /// <param name="answer">The answer, or the part of it that is about one resource.</param>
    /// <param name="rest">Where to look for what the answer leaves out.</param>
    /// <exception cref="InvalidDataException">The answer lacks one of them.</exception>
    public static TResult ReadResponse<TResult>(object answer, params ReadOnlySpan<object?> rest)
    {
        foreach (ResultProperty property in DemandsOf(typeof(TResult), answer.GetType()))
        {
            if (Find(answer, property) is null or "" or ConstantClass { Value: null or "" })
                throw new InvalidDataException($"it has no {char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");
        }

        return Read<TResult>([answer, .. rest]);
    }

    // An earlier result has the property itself; everything else has the API's path.
    private static object? Find(object source, ResultProperty property)
    {
        if (property.Target.DeclaringType!.IsInstanceOfType(source)) return property.Target.GetValue(source);
        foreach (string[] path in property.Paths)
            if (Follow(source, path) is { } value) return value;
        return null;
    }

    private static object? Follow(object? value, string[] path)
    {
        foreach (string name in path)
        {
            if (value is null) return null;
            value = value is IList list ? Each(list, name) : Member(value.GetType(), name)?.GetValue(value);
        }

        return value;
    }

    private static object?[] Each(IList list, string name)
    {
        object?[] values = new object?[list.Count];
        for (int i = 0; i < values.Length; i++) values[i] = list[i] is { } item ? Member(item.GetType(), name)?.GetValue(item) : null;
        return values;
    }

    private static object? Convert(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value)) return value;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;

        if (value is ConstantClass constant) return constant.Value;
        if (plain == typeof(DateTimeOffset)) return Time(value);
        if (plain == typeof(TimeSpan)) return TimeSpan.FromSeconds(System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
        // A JSON document that the API has as text.
        if (plain == typeof(IDictionary) && value is string document) return JsonInput.MembersOrNull(document);
        if (plain.IsArray) return Items((IList)value, plain.GetElementType()!);
        if (plain.IsInstanceOfType(value)) return value;
        return Structure(value, plain);
    }

    // The SDK gives UTC times as DateTime, converted to local time in some places; Neptune gives milliseconds.
    private static DateTimeOffset Time(object value) => value switch
    {
        long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time).ToUniversalTime(),
        _ => throw new InvalidCastException($"A {value.GetType().Name} is not a time."),
    };

    // A null in a list says nothing.
    private static Array Items(IList list, Type item)
    {
        object[] there = [.. list.OfType<object>()];
        Array items = Array.CreateInstance(item, there.Length);
        for (int i = 0; i < there.Length; i++) items.SetValue(Convert(there[i], item), i);
        return items;
    }

    private static object Structure(object value, Type type)
    {
        object structure = Activator.CreateInstance(type)!;
        foreach (ResultProperty property in PropertiesOf(type))
            if (Find(value, property) is { } member) property.Target.SetValue(structure, Convert(member, property.Target.PropertyType));
        return structure;
    }

    private static ResultProperty[] PropertiesOf(Type type) => s_properties.GetOrAdd(type, static result =>
        [.. result.GetProperties().Where(property => property.CanWrite).Select(property => new ResultProperty(property, PathsOf(property)))]);

    private static string[][] PathsOf(PropertyInfo property) =>
        property.GetCustomAttribute<FromAttribute>(inherit: false) is { } from ? Array.ConvertAll(from.Paths, path => path.Split('.')) : [[property.Name]];

    // What a result must find in an answer of this kind. Worked out once: a list has a hundred thousand answers.
    private static ResultProperty[] DemandsOf(Type result, Type answer) => s_demands.GetOrAdd(new Demands(result, answer), static demands =>
        [.. PropertiesOf(demands.Result)
            .Where(known => known.Name == nameof(MLResource.Status) || known.Target.IsDefined(typeof(RequiredMemberAttribute), inherit: false))
            .Select(known => known with { Paths = Array.FindAll(known.Paths, path => Member(demands.Answer, path[0]) is not null) })
            .Where(demand => demand.Paths.Length > 0)]);

    private static PropertyInfo? Member(Type type, string name) => s_members.GetOrAdd(type, MembersOf).GetValueOrDefault(name);

    private static Dictionary<string, PropertyInfo> MembersOf(Type type)
    {
        Dictionary<string, PropertyInfo> members = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in type.GetProperties()) _ = members.TryAdd(property.Name, property);
        return members;
    }

    private sealed record ResultProperty(PropertyInfo Target, string[][] Paths)
    {
        public string Name => Target.Name;
    }

    private sealed record Demands(Type Result, Type Answer);
}
