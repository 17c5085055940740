using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

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
        List<Contradiction> contradictions = [];
        CompareMembers("", ResultReader.Read<TResource>(request), found, contradictions);
        return contradictions;
    }

    /// <summary>Whether an existing resource contradicts a request in nothing.</summary>
    public static bool Agrees<TResource>(object request, TResource found)
        where TResource : class => Contradictions(request, found).Count == 0;

    /// <summary>The parameters of an input that an existing resource does not show.</summary>
    /// <param name="input">The input.</param>
    /// <param name="found">The resource.</param>
    /// <param name="alsoShown">Members that it shows in another way.</param>
    public static IReadOnlyList<string> NotShown<TResource>(ApiInput input, TResource found, params IEnumerable<string> alsoShown)
        where TResource : class
    {
        string[] shown = [.. MembersOf(typeof(TResource)).Where(member => member.Property.GetValue(found) is not null).Select(member => member.Path), .. alsoShown];
        return
        [
            .. input.Members.Where(given => !Array.Exists(shown, path => ApiInput.IsWithin(path, given.Path) || ApiInput.IsWithin(given.Path, path)))
                .Select(given => given.Parameter).Distinct(),
        ];
    }

    private static void CompareMembers(string prefix, object asked, object found, List<Contradiction> contradictions)
    {
        foreach (ComparedMember member in MembersOf(asked.GetType()))
        {
            (string path, object? one, object? other) = (prefix + member.Path, member.Property.GetValue(asked), member.Property.GetValue(found));
            if (other is null) continue;
            if (!IsEmpty(one)) Compare(path, one!, other, member.IsExact, contradictions);
            else if (member.IsExact && !IsEmpty(other)) contradictions.Add(new Contradiction(path, None, Text(other)));
        }
    }

    private static void Compare(string path, object asked, object found, bool isExact, List<Contradiction> contradictions)
    {
        switch (asked, found)
        {
            case (IReadOnlyDictionary<string, string> map, IReadOnlyDictionary<string, string> other):
                CompareMaps(path, map, other, isExact, contradictions);
                break;
            case (Array list, Array other) when list.Length == other.Length:
                for (int i = 0; i < list.Length; i++)
                    Compare(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), list.GetValue(i)!, other.GetValue(i)!, isExact: false, contradictions);
                break;
            case (not Array, _) when asked.GetType().Assembly == typeof(MLResource).Assembly:
                CompareMembers($"{path}.", asked, found, contradictions);
                break;
            default:
                if (!asked.Equals(found)) contradictions.Add(new Contradiction(path, Text(asked), Text(found)));
                break;
        }
    }

    private static void CompareMaps(
        string path, IReadOnlyDictionary<string, string> asked, IReadOnlyDictionary<string, string> found, bool isExact, List<Contradiction> contradictions)
    {
        foreach ((string key, string value) in asked)
            if (found.GetValueOrDefault(key) != value) contradictions.Add(new Contradiction($"{path}['{key}']", value, found.GetValueOrDefault(key) ?? None));
        foreach ((string key, string value) in found)
            if (isExact && !asked.ContainsKey(key)) contradictions.Add(new Contradiction($"{path}['{key}']", None, value));
    }

    private static bool IsEmpty(object? value) => value is null or Array { Length: 0 } or IReadOnlyDictionary<string, string> { Count: 0 };

    private static string Text(object value) => value is TimeSpan duration
        ? duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)
        : InvariantText.Of(value) ?? JsonSerializer.Serialize(value, value.GetType(), s_text);

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
        /// <summary>
        /// Whether the service shows exactly what was given, so that nothing given means nothing shown. For other members it has defaults,
        /// and a parent can hand down tags.
        /// </summary>
        public bool IsExact { get; } =
            Property.PropertyType == typeof(IReadOnlyDictionary<string, string>)
                && Property.Name is not (nameof(CleanRoomsResource.Tags) or nameof(AudienceGenerationJob.SparkProperties))
            || Property.PropertyType == typeof(IncrementalTrainingDataChannel[]);
    }
}
