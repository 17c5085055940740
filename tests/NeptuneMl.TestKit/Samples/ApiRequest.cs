using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>A request as <c>api/</c> prescribes it for an input.</summary>
internal sealed record ApiRequest(string Method, string Path, IReadOnlyList<(string Name, string Value)> Query, JsonObject? Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    public static ApiRequest Of(Operation operation, JsonObject input)
    {
        string path = (string)operation.Description["uri"]!;
        List<(string, string)> query = [];
        List<(string, string)> headers = [];
        JsonObject body = [];
        foreach (Member member in operation.InputMembers)
        {
            if (!input.TryGetPropertyValue(member.Name, out JsonNode? value) || value is null) continue;
            if (member.Location == "uri")
            {
                path = path.Replace(
                $"{{{member.WireName}}}",
                Uri.EscapeDataString(Text(value)),
                StringComparison.Ordinal);
            }
            else if (member.Location == "querystring")
            {
                query.AddRange(
                (value as JsonArray ?? [value.DeepClone()]).Select(item => (member.WireName, Text(item!))));
            }
            else if (member.Location == "header")
            {
                headers.Add((member.WireName, Text(value)));
            }
            else
            {
                body[member.WireName] = value.DeepClone();
            }
        }

        bool hasBody = operation.InputMembers.Any(member => member.Location is null);
        return new ApiRequest((string)operation.Description["method"]!, path, [.. query.Order()], hasBody ? body : null)
        {
            Headers = headers,
        };
    }

    public string Target => Query.Count == 0 ?
        Path :
        $"{Path}?{string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"))}";

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
}
