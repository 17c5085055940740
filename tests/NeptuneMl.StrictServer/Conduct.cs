using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer;

/// <summary>
/// Responds to every request that <c>api/</c> allows as it describes the response, and to any other with the error
/// <c>ForbiddenByApi</c>, which no service has.
/// </summary>
internal sealed class Conduct
{
    private const string Control = "/_strict";

    private readonly ConcurrentQueue<string> _forbidden = new();
    private HashSet<string>? _operations;
    private int _responded;

    public ScriptedResponse Respond(ScriptedRequest request)
    {
        if (request.Path.StartsWith(Control, StringComparison.Ordinal)) return Controlled(request);
        // Somebody takes this for a proxy on the way to another address.
        if (!request.Target.StartsWith('/')) return ScriptedResponse.Http(502, "text/plain", "There is no way there.");
        try
        {
            ReceivedCall call = ReceivedCall.Of(request);
            // What reads may come with any cmdlet, to look for what is there; what changes something is the cmdlet's own.
            bool isRead = request.Method == "GET" || call.Operation.Name == "ExecuteGremlinQuery";
            if (!isRead && _operations?.Contains(call.Operation.Name) is false)
            {
                throw new ForbiddenException($"{call.Operation} is not what the cmdlet is for");
            }

            InputCheck.Of(call);
            Interlocked.Increment(ref _responded);
            return Allowed(call);
        }
        catch (ForbiddenException forbidden)
        {
            string what = $"{request.Method} {request.Target} {request.Body}";
            _forbidden.Enqueue($"{forbidden.Message}: {what[..Math.Min(what.Length, 500)]}");
            return ScriptedResponse.Json(
                JsonSerializer.Serialize(
                    new { code = "ForbiddenByApi", message = forbidden.Message, detailedMessage = forbidden.Message }), 400, ("x-amzn-ErrorType", "ForbiddenByApi"));
        }
    }

    private ScriptedResponse Controlled(ScriptedRequest request)
    {
        switch (request.Path[Control.Length..])
        {
            case "/operations":
                _operations = [.. JsonSerializer.Deserialize<string[]>(request.Body)!];
                return ScriptedResponse.Json("{}");
            case "/samples":
                return ScriptedResponse.Json(JsonSerializer.Serialize(ServiceApi.AllOperations.ToDictionary(
                    operation => operation.Name, operation => new
                    {
                        full = Sample.FullInputs(operation),
                        required = Sample.RequiredInputs(
                        operation)
                    })));
            default:
                return ScriptedResponse.Json(JsonSerializer.Serialize(new { responded = _responded, forbidden = _forbidden }));
        }
    }

    private static ScriptedResponse Allowed(ReceivedCall call)
    {
        int status = (int)call.Operation.Description["successStatus"]!;
        if (call.Operation.Output is null) return ScriptedResponse.Http(status, "application/json", "");
        JsonObject response = Sample.Response(call.Operation, required: false);
        response.Remove("nextToken");
        Finish(response, call.Operation.Service == ServiceApi.CleanRooms ? "ACTIVE" : "Completed");
        foreach ((string member, JsonNode? given) in call.Input)
            if (response.ContainsKey(member)) response[member] = given?.DeepClone();
        return ScriptedResponse.Json(response.ToJsonString(), status);
    }

    // Nothing that is waited for goes on for ever.
    private static void Finish(JsonNode? response, string status)
    {
        if (response is JsonArray items)
            foreach (JsonNode? item in items) Finish(item, status);
        if (response is not JsonObject members) return;
        foreach ((string name, JsonNode? value) in members.ToArray())
        {
            if (name == "status") members[name] = status;
            else Finish(value, status);
        }
    }
}
