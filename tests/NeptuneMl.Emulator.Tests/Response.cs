using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests;

/// <summary>What came back for a request.</summary>
internal sealed record Response(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, JsonObject Body)
{
    public string? this[string member] => Body[member]?.ToString();

    public string[] Strings(string member) => [.. Body[member]!.AsArray().Select(item => item!.ToString())];

    public static async Task<Response> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        return new Response(
            response.StatusCode,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            text.Length == 0 ? [] : JsonSerializer.Deserialize<JsonObject>(text)!);
    }
}
