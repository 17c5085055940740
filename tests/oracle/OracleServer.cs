#nullable enable
namespace NeptuneMl.Tests.Wire;

/// <summary>Plays both services for one case after the other: gives each request the next response of the case, and keeps it.</summary>
public sealed class OracleServer : IDisposable
{
    private readonly ScriptedServer _server;
    private readonly ConcurrentQueue<ScriptedRequest> _received = new();
    private ScriptedAnswer[] _answers = [];
    private int _next;

    public OracleServer() => _server = new ScriptedServer(Respond);

    public string Url => _server.Url;

    /// <summary>Begins a case. What asks for more than it has responses is given the last of them again.</summary>
    public void Begin(JsonNode oracleCase)
    {
        _received.Clear();
        _next = 0;
        _answers = [.. oracleCase["exchanges"]!.AsArray().Select(exchange => Answer(exchange!["response"]!))];
    }

    /// <summary>What is different between the requests of a case and those that were received.</summary>
    public string[] Differences(JsonNode oracleCase)
    {
        JsonArray exchanges = oracleCase["exchanges"]!.AsArray();
        ScriptedRequest[] received = [.. _received];
        List<string> differences = [];
        // After a failed response, a change that must not happen twice is looked up before it is retried.
        bool mayGoOn = oracleCase["error"] is not null;
        if (received.Length < exchanges.Count || received.Length > exchanges.Count && !mayGoOn)
            differences.Add($"{received.Length} requests instead of {exchanges.Count}: {string.Join(", ", received.Select(request => $"{request.Method} {request.Target}"))}");
        foreach ((JsonNode? exchange, ScriptedRequest request) in exchanges.Zip(received))
            differences.AddRange(RequestComparison.Differences(exchange!["request"]!, request, [.. oracleCase["times"]!.AsArray().Select(time => (string)time!)]));
        return [.. differences];
    }

    /// <summary>The received requests as the oracle signs them, a JSON object each.</summary>
    /// <param name="signer">What they are signed with: the service, the Region and the credentials.</param>
    public string[] ToSign(JsonNode oracleCase, IDictionary signer) => [.. _received.Take(oracleCase["exchanges"]!.AsArray().Count).Select(request =>
    {
        JsonObject line = new() { ["case"] = (int)oracleCase["case"]!, ["service"] = (string)oracleCase["service"]!, ["operation"] = (string)oracleCase["operation"]!, ["method"] = request.Method, ["target"] = request.Target, ["body"] = request.Body };
        line["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        foreach (DictionaryEntry entry in signer) line[(string)entry.Key] = (string?)entry.Value;
        return line.ToJsonString();
    })];

    public void Dispose() => _server.DisposeAsync().AsTask().Wait();

    private static ScriptedAnswer Answer(JsonNode response) => ScriptedAnswer.Json(
        (string)response["body"]!, (int)response["status"]!, [.. response["headers"]!.AsObject().Select(header => (header.Key, (string)header.Value!))]);

    private ScriptedAnswer Respond(ScriptedRequest request, int index)
    {
        _received.Enqueue(request);
        return _answers[Math.Min(Interlocked.Increment(ref _next), _answers.Length) - 1];
    }
}
