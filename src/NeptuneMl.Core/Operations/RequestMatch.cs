using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>Compares an existing resource with a request, member by member. Members that the service does not return are not
/// compared.</summary>
internal static class RequestMatch
{
    private const string None = "none";
    private static readonly JsonSerializerOptions s_jsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<Type, ComparedMember[]> s_members = new();

    /// <summary>The members of a request that an existing resource contradicts.</summary>
    public static IReadOnlyList<Contradiction> Contradictions<TResource>(object request, TResource found)
        where TResource : class
    {
        List<Contradiction> contradictions = [];
        CompareMembers("", ResultReader.Read<TResource>(request), found, contradictions);
        return contradictions;
    }

    /// <summary>Whether no member of an existing resource contradicts a request.</summary>
    public static bool Agrees<TResource>(object request, TResource found)
        where TResource : class => Contradictions(request, found).Count == 0;

    /// <summary>The parameters of an input whose members the service did not return for an existing resource.</summary>
    /// <param name="input">The input.</param>
    /// <param name="found">The resource.</param>
    /// <param name="alsoReturned">Members that the service returns under another name.</param>
    public static IReadOnlyList<string> NotReturned<TResource>(ApiInput input, TResource found, params IEnumerable<string> alsoReturned)
        where TResource : class
    {
        string[] returned =
        [
            .. MembersOf(typeof(TResource)).Where(member => member.Property.GetValue(found) is not null).Select(member => member.Path),
            .. alsoReturned,
        ];
        return
        [
            .. input.Members
                .Where(member => !Array.Exists(
                    returned, path => ApiInput.IsWithin(path, member.Path) || ApiInput.IsWithin(member.Path, path)))
                .Select(member => member.Parameter).Distinct(),
        ];
    }

    private static void CompareMembers(string prefix, object requested, object found, List<Contradiction> contradictions)
    {
        foreach (ComparedMember member in MembersOf(requested.GetType()))
        {
            (object? one, object? other) = (member.Property.GetValue(requested), member.Property.GetValue(found));
            string path = prefix + member.Path;
            if (other is null) continue;
            if (!IsEmpty(one)) Compare(path, one!, other, member.IsExact, contradictions);
            else if (member.IsExact && !IsEmpty(other)) contradictions.Add(new Contradiction(path, None, Text(other)));
        }
    }

    private static void Compare(string path, object requested, object found, bool isExact, List<Contradiction> contradictions)
    {
        switch (requested, found)
        {
            case (IReadOnlyDictionary<string, string> map, IReadOnlyDictionary<string, string> other):
                CompareMaps(path, map, other, isExact, contradictions);
                break;
            case (Array list, Array other) when list.Length == other.Length:
                for (int i = 0; i < list.Length; i++)
                {
                    string itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                    Compare(itemPath, list.GetValue(i)!, other.GetValue(i)!, isExact: false, contradictions);
                }

                break;
            case (not Array, _) when requested.GetType().Assembly == typeof(MLResource).Assembly:
                CompareMembers($"{path}.", requested, found, contradictions);
                break;
            default:
                if (!requested.Equals(found)) contradictions.Add(new Contradiction(path, Text(requested), Text(found)));
                break;
        }
    }

    private static void CompareMaps(
        string path, IReadOnlyDictionary<string, string> requested, IReadOnlyDictionary<string, string> found, bool isExact,
        List<Contradiction> contradictions)
    {
        foreach ((string key, string value) in requested)
        {
            if (found.GetValueOrDefault(key) != value)
                contradictions.Add(new Contradiction($"{path}['{key}']", value, found.GetValueOrDefault(key) ?? None));
        }

        foreach ((string key, string value) in found)
            if (isExact && !requested.ContainsKey(key)) contradictions.Add(new Contradiction($"{path}['{key}']", None, value));
    }

    private static bool IsEmpty(object? value) => value is null or Array { Length: 0 } or IReadOnlyDictionary<string, string> { Count: 0 };

    private static string Text(object value) =>
        InvariantText.Of(value) ?? JsonSerializer.Serialize(value, value.GetType(), s_jsonOptions);

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
        /// <summary>Whether the service returns exactly the requested value, so that no requested value means that none is returned. Other
        /// members have defaults, and tags may be inherited from a parent.</summary>
        public bool IsExact { get; } =
            Property.PropertyType == typeof(IReadOnlyDictionary<string, string>)
                && Property.Name is not (nameof(CleanRoomsResource.Tags) or nameof(AudienceGenerationJob.SparkProperties))
            || Property.PropertyType == typeof(IncrementalTrainingDataChannel[]);
    }
}
