using System.Collections;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Oracle;

/// <summary>Plays both services for one case after the other: gives each request the next response of the case, and keeps it.</summary>
public sealed class OracleServer : IDisposable
{
    private readonly ScriptedServer _server = new();

    public string Url => _server.Url;

    /// <summary>Begins a case. Requests beyond its responses get the last of them again.</summary>
    public void Begin(JsonNode oracleCase) =>
        _server.Restart([.. oracleCase["exchanges"]!.AsArray().Select(exchange => Response(exchange!["response"]!))]);

    /// <summary>What is different between the requests of a case and those that were received.</summary>
    public string[] Differences(JsonNode oracleCase)
    {
        JsonArray exchanges = oracleCase["exchanges"]!.AsArray();
        IReadOnlyList<ScriptedRequest> received = _server.Requests;
        List<string> differences = [];
        // After a failed response, a change that must not happen twice is looked up before it is retried.
        bool mayGoOn = oracleCase["error"] is not null;
        if (received.Count < exchanges.Count || received.Count > exchanges.Count && !mayGoOn)
            differences.Add($"{received.Count} requests instead of {exchanges.Count}: {string.Join(", ", received.Select(request => $"{request.Method} {request.Target}"))}");
        foreach ((JsonNode? exchange, ScriptedRequest request) in exchanges.Zip(received))
        {
            differences.AddRange(RequestComparison.Differences(
                exchange!["request"]!,
                request,
                [.. oracleCase["times"]!.AsArray().Select(time => (string)time!)]));
        }

        return [.. differences];
    }

    /// <summary>The received requests as the oracle signs them, a JSON object each.</summary>
    /// <param name="signer">What they are signed with: the service, the Region and the credentials.</param>
    public string[] ToSign(
        JsonNode oracleCase,
        IDictionary signer) => [.. _server.Requests.Take(oracleCase["exchanges"]!.AsArray().Count).Select(request =>
    {
        JsonObject line = new() {
            ["case"] = (int)oracleCase["case"]!,
            ["service"] = (string)oracleCase["service"]!,
            ["operation"] = (string)oracleCase["operation"]!,
            ["method"] = request.Method,
            ["target"] = request.Target,
            ["body"] = request.Body };
        line["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        foreach (DictionaryEntry entry in signer) line[(string)entry.Key] = (string?)entry.Value;
        return line.ToJsonString();
    })];

    public void Dispose() => _server.Dispose();

    private static ScriptedResponse Response(JsonNode response) => ScriptedResponse.Json(
        (string)response["body"]!, (int)response["status"]!, [.. response["headers"]!.AsObject()
            .Select(header => (header.Key, (string)header.Value!))]);
}
