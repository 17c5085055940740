using System.Text.Json.Nodes;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Writes JSON with some of its places changed, also into what no JSON writer would write.</summary>
internal static class ResponseText
{
    /// <summary>How a place is written: from its name with colon, which an item of a list has not, and its value's text.</summary>
    public delegate string Edit(string name, string value);

    /// <summary>Every place below the root: <c>/processingJob/name</c>, <c>/mlModels/0</c>.</summary>
    public static IEnumerable<string> PlacesIn(JsonNode? value, string path = "") => value switch
    {
        JsonObject structure => structure.SelectMany(
            member => PlacesIn(member.Value, $"{path}/{member.Key}").Prepend($"{path}/{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => PlacesIn(item, $"{path}/{index}").Prepend($"{path}/{index}")),
        _ => [],
    };

    public static string Write(JsonNode? value, IReadOnlyDictionary<string, Edit> edits, string path = "") => value switch
    {
        JsonObject structure => $"{{{Joined(structure.Select(member => Place($"{JsonValue.Create(member.Key).ToJsonString()}:", member.Value, edits, $"{path}/{member.Key}")))}}}",
        JsonArray list => $"[{Joined(list.Select((item, index) => Place("", item, edits, $"{path}/{index}")))}]",
        _ => value?.ToJsonString() ?? "null",
    };

    private static string Place(string name, JsonNode? value, IReadOnlyDictionary<string, Edit> edits, string path)
    {
        string text = Write(value, edits, path);
        return edits.TryGetValue(path, out Edit? edit) ? edit(name, text) : name + text;
    }

    private static string Joined(IEnumerable<string> places) => string.Join(',', places.Where(place => place.Length > 0));
}
