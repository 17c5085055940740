using System.Collections.Specialized;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>JSON as the values of a script, and back.</summary>
internal static class Plain
{
    public static object? Of(JsonNode? json) => json switch
    {
        null => null,
        JsonObject members => Members(members),
        JsonArray items => items.Select(Of).ToArray(),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.String => (string?)json,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => json.AsValue().TryGetValue(out int whole) ? whole : (object)(double)json,
        },
    };

    private static OrderedDictionary Members(JsonObject members)
    {
        OrderedDictionary plain = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in members) plain[name] = Of(value);
        return plain;
    }
}
