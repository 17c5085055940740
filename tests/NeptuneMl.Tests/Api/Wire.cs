using System.Text.Json.Nodes;

namespace NeptuneMl.Tests.Api;

/// <summary>A request as <c>api/</c> prescribes it for an input.</summary>
internal sealed record Wire(string Method, string Path, IReadOnlyList<(string Name, string Value)> Query, JsonObject? Body)
{
    public static Wire Of(Operation operation, JsonObject input)
    {
        string path = (string)operation.Description["uri"]!;
        List<(string, string)> query = [];
        JsonObject body = [];
        bool hasBody = false;
        foreach ((string member, JsonNode? description) in operation.InputMembers)
        {
            string wireName = (string?)description!["locationName"] ?? member;
            string? location = (string?)description["location"];
            hasBody |= location is null;
            if (!input.TryGetPropertyValue(member, out JsonNode? value) || value is null) continue;
            if (location == "uri") path = path.Replace($"{{{wireName}}}", Uri.EscapeDataString(Text(value)), StringComparison.Ordinal);
            else if (location == "querystring") query.Add((wireName, Text(value)));
            else body[wireName] = value.DeepClone();
        }

        return new Wire((string)operation.Description["method"]!, path, [.. query.Order()], hasBody ? body : null);
    }

    public string Target => Query.Count == 0 ? Path : $"{Path}?{string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"))}";

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => (string)value!,
        _ => value.ToJsonString(),
    };
}
