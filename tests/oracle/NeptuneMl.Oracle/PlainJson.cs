using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Oracle;

/// <summary>JSON as the .NET values that a script has: text stays text, whatever it looks like.</summary>
public static class PlainJson
{
    public static object? Of(JsonNode? json) => json switch
    {
        null => null,
        JsonObject structure => Structure(structure),
        JsonArray list => Typed([.. list.Select(Of)]),
        _ when json.GetValueKind() == JsonValueKind.String => (string)json!,
        _ when json.GetValueKind() != JsonValueKind.Number => (bool)json,
        _ => Number(json.ToJsonString()),
    };

    private static Array Typed(object?[] items) =>
        items.Length > 0 && items.All(item => item is string) ? items.Cast<string>().ToArray()
        : items.Length > 0 && items.All(item => item is int) ? items.Cast<int>().ToArray()
        : items;

    private static object Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? (object)number
        : long.TryParse(text, CultureInfo.InvariantCulture, out long large) ? large
        : double.Parse(text, CultureInfo.InvariantCulture);

    private static OrderedDictionary Structure(JsonObject structure)
    {
        OrderedDictionary members = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in structure) members[name] = Of(value);
        return members;
    }
}
