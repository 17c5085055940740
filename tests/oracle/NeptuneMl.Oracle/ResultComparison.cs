using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Oracle;

/// <summary>
/// Compares what a cmdlet writes with what botocore reads from the same responses. Which property has which member is written
/// down in results.json and not read from the module; a property that is not there has the member of its own name.
/// </summary>
public sealed class ResultComparison(string members)
{
    private static readonly string[] s_ours = ["Connection", "RoundTripInMilliseconds", "LatencyInMilliseconds", "MLResource.EndTime"];

    private readonly JsonObject _members = JsonNode.Parse(members)!.AsObject();

    public string[] Differences(JsonNode oracleCase, object[] results, bool emitsNothing)
    {
        JsonNode[] parsed = [.. oracleCase["exchanges"]!.AsArray().Select(exchange => exchange!["response"]!["parsed"]!)];
        JsonNode?[] expected = emitsNothing ? []
            : (string?)oracleCase["lists"] is { } list ?
                [.. parsed.SelectMany(page => page[list]?.AsArray() ?? []).Where(item => item is not null)]
            :
                [parsed[^1]];
        // What a response leaves out, the request said.
        JsonObject asked = oracleCase["reread"]?.AsObject() ?? new JsonObject(oracleCase["input"]!.AsObject()
            .Concat(oracleCase["beside"]!.AsObject())
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        if (expected.Length != results.Length) return [$"{results.Length} results instead of {expected.Length}"];
        return
        [
            .. expected.Zip(results).SelectMany((pair, index) =>
            {
                object result = pair.Second is PSObject wrapped ? wrapped.BaseObject : pair.Second;
                string place = expected.Length == 1 ? "result" : $"result {index}";
                return result is string text ?
                    text == (string?)pair.First ? [] : [$"{place} is '{text}' instead of {pair.First?.ToJsonString()}"]
                    :
                    InStructure(pair.First!.AsObject(), asked, result, place);
            }),
        ];
    }

    private IEnumerable<string> InStructure(JsonObject parsed, JsonObject? asked, object result, string place)
    {
        HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in result.GetType().GetProperties())
        {
            if (IsOurs(property) || MembersOf(property) is not { } paths) continue;
            read.UnionWith(paths);
            JsonNode? expected = paths.Select(path => At(parsed, path)).FirstOrDefault(value => value is not null);
            if (expected is null && asked is not null)
            {
                expected = paths.Select(path => At(asked, path))
                .FirstOrDefault(value => value is not null);
            }

            foreach (string difference in InValue(expected, property.GetValue(result), $"{place}.{property.Name}")) yield return difference;
        }

        foreach (string lost in Lost(parsed, "", read)) yield return $"{place} has no property for {lost}";
    }

    private static bool IsOurs(PropertyInfo property) =>
        s_ours.Contains(property.Name) || s_ours.Contains($"{property.DeclaringType!.Name}.{property.Name}");

    private string[]? MembersOf(PropertyInfo property)
    {
        for (Type? type = property.ReflectedType; type is not null; type = type.BaseType)
            if (_members[type.Name]?[property.Name] is JsonArray paths) return [.. paths.Select(path => (string)path!)];
        return property.CanWrite ? [property.Name] : null;
    }

    private IEnumerable<string> InValue(JsonNode? expected, object? actual, string place)
    {
        switch (expected, actual)
        {
            // No items are as good as no list.
            case (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }, null or ICollection { Count: 0 }):
                break;
            case (JsonValue text, IDictionary document) when text.GetValueKind() == JsonValueKind.String:
                if (!JsonNode.DeepEquals(
                    JsonNode.Parse((string)text!),
                    JsonSerializer.SerializeToNode(document)))
                {
                    yield return $"{place} is {JsonSerializer.Serialize(document)} instead of {text}";
                }

                break;
            case (JsonObject map, IDictionary entries):
                foreach (string key in map.Select(entry => entry.Key).Union(entries.Keys.Cast<string>()))
                {
                    if (!map.ContainsKey(key)
                        || !entries.Contains(key))
                    {
                        yield return $"{place} {(map.ContainsKey(key) ? "lacks" : "has")} '{key}'";
                    }
                    else
                    {
                        foreach (string difference in InValue(map[key], entries[key], $"{place}['{key}']")) yield return difference;
                    }
                }

                break;
            case (JsonArray list, IList items):
                JsonNode?[] there = items is object?[] all && all.Contains(null) ? [.. list] : [.. list.Where(item => item is not null)];
                if (there.Length != items.Count)
                {
                    yield return $"{place} has {items.Count} items instead of {there.Length}";
                }
                else
                {
                    for (int i = 0; i < there.Length; i++)
                        foreach (string difference in InValue(there[i], items[i], $"{place}[{i}]")) yield return difference;
                }

                break;
            case (JsonObject structure, not null) when actual is not (string or ValueType):
                foreach (string difference in InStructure(structure, null, actual, place)) yield return difference;
                break;
            // A structure without members, as one that has only such as nobody knows, may be none.
            case (JsonObject structure, null) when Lost(structure, "", []).FirstOrDefault() is null:
                break;
            default:
                if (!AreSame(expected, actual)) yield return $"{place} is {Shown(actual)} instead of {expected?.ToJsonString() ?? "null"}";
                break;
        }
    }

    private static bool AreSame(JsonNode? expected, object? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (null, _) or (_, null) or (not JsonValue, _) => false,
        (_, bool flag) => expected.GetValueKind() is JsonValueKind.True or JsonValueKind.False && (bool)expected! == flag,
        (_, string text) => expected.GetValueKind() == JsonValueKind.String && (string)expected! == text,
        (_, DateTimeOffset time) when expected.GetValueKind() == JsonValueKind.Number => time.ToUnixTimeMilliseconds() == (long)expected!,
        // botocore reads microseconds.
        (_, DateTimeOffset time) => time.UtcDateTime
            .ToString("yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) == (string?)expected,
        (_, double number) when expected.GetValueKind() == JsonValueKind.String => number.ToString(
            CultureInfo.InvariantCulture) == (string?)expected,
        (_, double number) => double.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture) == number,
        (_, int or long) => Numbers.AreSame(expected.ToJsonString(), ((IFormattable)actual).ToString(null, CultureInfo.InvariantCulture)),
        _ => false,
    };

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Shown))}]",
        _ => value.ToString() ?? "",
    };

    // "members[].accountId" are the account ids of all items.
    private static JsonNode? At(JsonNode? value, string path)
    {
        foreach (string name in path.Split('.'))
        {
            string bare = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
            value = value switch
            {
                JsonArray list => new JsonArray(
                    [.. list.Where(item => item is not null).Select(item => Member(item!.AsObject(), bare)?.DeepClone())]),
                JsonObject structure => Member(structure, bare),
                _ => null,
            };
        }

        return value;
    }

    private static JsonNode? Member(JsonObject structure, string name) =>
        structure.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    // Members that no property has, down to those that hold no others.
    private static IEnumerable<string> Lost(JsonNode? value, string path, HashSet<string> read)
    {
        if (path.Length > 0 && read.Contains(path)) return [];
        if (value is JsonObject structure)
        {
            return structure.SelectMany(
            member => Lost(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}", read));
        }

        if (value is JsonArray { Count: > 0 } list && list.All(item => item is JsonObject or null))
        {
            return list.SelectMany(
            item => Lost(item, $"{path}[]", read)).Distinct();
        }

        return value is null || path == "nextToken" ? [] : [path];
    }
}
