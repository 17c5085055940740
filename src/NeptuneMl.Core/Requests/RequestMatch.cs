using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Requests;

/// <summary>Compares an existing resource with a request, member by member. What the service does not show contradicts nothing.</summary>
internal static class RequestMatch
{
    private const string None = "none";
    private static readonly JsonSerializerOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<Type, ComparedMember[]> s_members = new();

    /// <summary>The members of a request that an existing resource contradicts.</summary>
    public static IReadOnlyList<Contradiction> Contradictions<TResource>(object request, TResource found)
        where TResource : class
    {
        TResource asked = ResultReader.Read<TResource>(request);
        List<Contradiction> contradictions = [];
        foreach (ComparedMember member in MembersOf(typeof(TResource))) Compare(member, member.Property.GetValue(asked), member.Property.GetValue(found), contradictions);
        return contradictions;
    }

    /// <summary>Whether an existing resource contradicts a request in nothing.</summary>
    public static bool Agrees<TResource>(object request, TResource found)
        where TResource : class => Contradictions(request, found).Count == 0;

    private static void Compare(ComparedMember member, object? asked, object? found, List<Contradiction> contradictions)
    {
        if (found is null) return;
        JsonNode? shown = Plain(found);
        if (asked is null || IsEmpty(Plain(asked)))
        {
            // The service has no values of its own for these.
            if (member.HasNoDefault && !IsEmpty(shown)) contradictions.Add(new Contradiction(member.Path, None, Text(shown)));
            return;
        }

        if (asked.Equals(found)) return;
        if (member.IsMap) CompareMaps(member, Plain(asked)!.AsObject(), shown!.AsObject(), contradictions);
        else Compare(member.Path, Plain(asked), shown, contradictions);
    }

    // A resource can have tags that its parent hands down.
    private static void CompareMaps(ComparedMember member, JsonObject asked, JsonObject found, List<Contradiction> contradictions)
    {
        foreach ((string key, JsonNode? value) in asked)
            if (!JsonNode.DeepEquals(value, found[key])) contradictions.Add(new Contradiction($"{member.Path}['{key}']", Text(value), Text(found[key])));
        if (!member.HasNoDefault) return;
        foreach ((string key, JsonNode? value) in found)
            if (!asked.ContainsKey(key)) contradictions.Add(new Contradiction($"{member.Path}['{key}']", None, Text(value)));
    }

    // The service fills in defaults, also inside a structure.
    private static void Compare(string path, JsonNode? asked, JsonNode? found, List<Contradiction> contradictions)
    {
        switch (asked, found)
        {
            case (null, _) or (_, null):
                break;
            case (JsonObject structure, JsonObject other):
                foreach ((string name, JsonNode? value) in structure) Compare($"{path}.{ApiName(name)}", value, other[name], contradictions);
                break;
            case (JsonArray list, JsonArray other) when list.Count == other.Count:
                for (int i = 0; i < list.Count; i++) Compare($"{path}[{i}]", list[i], other[i], contradictions);
                break;
            default:
                if (!JsonNode.DeepEquals(asked, found)) contradictions.Add(new Contradiction(path, Text(asked), Text(found)));
                break;
        }
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonObject map => map.Count == 0,
        JsonArray list => list.Count == 0,
        _ => false,
    };

    private static JsonNode? Plain(object value) => value is TimeSpan time ? time.TotalSeconds : JsonSerializer.SerializeToNode(value, value.GetType());

    private static string Text(JsonNode? node) => node switch
    {
        null => None,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(s_text),
    };

    private static ComparedMember[] MembersOf(Type resource) => s_members.GetOrAdd(resource, static type =>
        [.. type.GetProperties()
            .Where(property => property.CanWrite && !typeof(ServiceConnection).IsAssignableFrom(property.PropertyType))
            .Select(property => new ComparedMember(property, PathOf(property)))]);

    private static string PathOf(PropertyInfo property) =>
        string.Join('.', (property.GetCustomAttribute<FromAttribute>()?.Paths[0] ?? property.Name).Split('.').Select(ApiName));

    private static string ApiName(string name) =>
        name.StartsWith("ML", StringComparison.Ordinal) ? $"ml{name[2..]}" : char.ToLowerInvariant(name[0]) + name[1..];

    private sealed record ComparedMember(PropertyInfo Property, string Path)
    {
        public bool IsMap => Property.PropertyType == typeof(IReadOnlyDictionary<string, string>);

        /// <summary>Whether the service shows exactly what was given, so that nothing given means nothing shown.</summary>
        public bool HasNoDefault =>
            IsMap && Property.Name is not (nameof(CleanRoomsResource.Tags) or nameof(AudienceGenerationJob.SparkProperties))
                || Property.PropertyType == typeof(IncrementalTrainingDataChannel[]);
    }
}
