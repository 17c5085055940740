using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime.Documents;

namespace NeptuneMl.Core.Results;

/// <summary>Maps responses of the API to result objects. A property takes the member of the same name, or of the path in its
/// <see cref="FromAttribute"/>, from the first source that has it. Sources are responses and their parts, requests (for members that the
/// response lacks), and earlier results of the same class.</summary>
internal static class ResultReader
{
    // Only generics over reference types: the runtime has compiled code for them, but would JIT-compile those over tuples.
    private static readonly ConcurrentDictionary<Type, ResultProperty[]> s_properties = new();
    private static readonly ConcurrentDictionary<ResponseOf, ResultProperty[]> s_required = new();

    /// <summary>Reads one result.</summary>
    /// <param name="sources">The sources in order of precedence; null ones are skipped.</param>
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
    /// Reads one result from a response. The response must have the status and the required properties of the result class, as far as the
    /// response class has these members: without them the result is useless, and the sender may not be the service.
    /// </summary>
    /// <param name="response">The response, or its part for one resource.</param>
    /// <param name="fallbacks">Sources of members that the response lacks, in order of precedence.</param>
    /// <exception cref="InvalidDataException">The response lacks a required member.</exception>
    public static TResult ReadResponse<TResult>(object response, params ReadOnlySpan<object?> fallbacks)
    {
        foreach (ResultProperty property in RequiredOf(typeof(TResult), response.GetType()))
        {
            if (Find(response, property) is null or "" or ConstantClass { Value: null or "" })
                throw new InvalidDataException($"it has no {char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");
        }

        return Read<TResult>([response, .. fallbacks]);
    }

    // An earlier result has the property itself, any other source the API path.
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
            value = value is IList list ? Each(list, name) : Members.Find(value.GetType(), name)?.GetValue(value);
        }

        return value;
    }

    private static object?[] Each(IList list, string name)
    {
        object?[] values = new object?[list.Count];
        for (int i = 0; i < values.Length; i++) values[i] = list[i] is { } item ? Members.ValueOf(item, name) : null;
        return values;
    }

    private static object? Convert(object? value, Type type)
    {
        if (value is Document document) return PlainDocument.Of(document);
        if (value is null || type.IsInstanceOfType(value)) return value;
        Type target = Nullable.GetUnderlyingType(type) ?? type;

        if (value is ConstantClass constant) return constant.Value;
        if (target == typeof(DateTimeOffset)) return Time(value);
        // A JSON document that the API returns as a string.
        if (target == typeof(IDictionary) && value is string json) return JsonInput.MembersOrNull(json);
        if (target.IsArray) return Items((IList)value, target.GetElementType()!);
        if (target.IsInstanceOfType(value)) return value;
        return Structure(value, target);
    }

    // The SDK returns UTC times as DateTime, some of them converted to local time; Neptune returns milliseconds.
    private static DateTimeOffset Time(object value) => value switch
    {
        long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time).ToUniversalTime(),
        _ => throw new InvalidCastException($"A {value.GetType().Name} is not a time."),
    };

    // Skips null items.
    private static Array Items(IList list, Type item)
    {
        object[] values = [.. list.OfType<object>()];
        Array items = Array.CreateInstance(item, values.Length);
        for (int i = 0; i < values.Length; i++) items.SetValue(Convert(values[i], item), i);
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
        [.. result.GetProperties().Where(property => property.CanWrite)
            .Select(property => new ResultProperty(property, PathsOf(property)))]);

    private static string[][] PathsOf(PropertyInfo property) =>
        property.GetCustomAttribute<FromAttribute>(inherit: false) is { } from
            ? Array.ConvertAll(from.Paths, path => path.Split('.'))
            : [[property.Name]];

    // The properties that a response of this class must have. Cached, because a list may have 100,000 items.
    private static ResultProperty[] RequiredOf(Type result, Type response) =>
        s_required.GetOrAdd(new ResponseOf(result, response), static pair =>
            [.. PropertiesOf(pair.Result)
                .Where(known => known.Name == nameof(MLResource.Status)
                    || known.Target.IsDefined(typeof(RequiredMemberAttribute), inherit: false))
                .Select(
                    known => known with { Paths = Array.FindAll(known.Paths, path => Members.Find(pair.Response, path[0]) is not null) })
                .Where(required => required.Paths.Length > 0)]);

    private sealed record ResultProperty(PropertyInfo Target, string[][] Paths)
    {
        public string Name => Target.Name;
    }

    private sealed record ResponseOf(Type Result, Type Response);
}
