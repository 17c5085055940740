using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Lists the differences between two API descriptions by path.</summary>
internal static class ApiDifference
{
    public static IReadOnlyList<string> Between(JsonNode? old, JsonNode? updated) => [.. Between(old, updated, "")];

    private static IEnumerable<string> Between(JsonNode? old, JsonNode? updated, string path)
    {
        switch (old, updated)
        {
            case (JsonObject before, JsonObject after):
                string[] names = [.. before.Concat(after).Select(member => member.Key).Distinct()];
                return names.SelectMany(name => Between(before[name], after[name], path.Length == 0 ? name : $"{path}.{name}"));
            case (JsonArray before, JsonArray after):
                string[] oldItems = Texts(before);
                string[] newItems = Texts(after);
                return [
                    .. newItems.Except(oldItems).Select(item => $"+ {path}: {item}"),
                    .. oldItems.Except(newItems).Select(item => $"- {path}: {item}"),
                ];
            case (null, not null):
                return [$"+ {path}{ValueText(updated)}"];
            case (not null, null):
                return [$"- {path}{ValueText(old)}"];
            default:
                return JsonNode.DeepEquals(old, updated) ? [] : [$"~ {path}: {old?.ToJsonString()} is now {updated?.ToJsonString()}"];
        }
    }

    private static string ValueText(JsonNode node) => node is JsonValue ? $": {node.ToJsonString()}" : "";

    private static string[] Texts(JsonArray items) => [.. items.Select(item => item!.ToJsonString())];
}
