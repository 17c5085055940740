using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;

namespace NeptuneMl.Emulator.Tests;

/// <summary>Sends operations by their names, with their members in the places on the wire that the API description says.</summary>
internal static class Calls
{
    private static readonly string[] s_files = ["neptunedata.json", "cleanroomsml.json"];
    private static readonly Dictionary<string, JsonNode> s_descriptions = s_files.ToDictionary(file => file, Api.Read);

    /// <summary>Every operation of both services, with the file that describes it.</summary>
    public static IReadOnlyDictionary<string, string> Operations { get; } = s_descriptions
        .SelectMany(file => file.Value["operations"]!.AsObject(), (file, operation) => (Operation: operation.Key, File: file.Key))
        .ToDictionary(found => found.Operation, found => found.File);

    public static JsonNode Shapes(string operation) => s_descriptions[Operations[operation]]["shapes"]!;

    public static JsonNode Description(string operation) => s_descriptions[Operations[operation]]["operations"]![operation]!;

    /// <summary>The members of an operation's input.</summary>
    public static JsonObject Members(string operation) =>
        Description(operation)["input"] is { } shape ? Shapes(operation)[shape.ToString()]!["members"]!.AsObject() : [];

    /// <summary>The members of an operation's output.</summary>
    public static JsonObject OutputMembers(string operation) =>
        Description(operation)["output"] is { } shape ? Shapes(operation)[shape.ToString()]!["members"]!.AsObject() : [];

    public static JsonObject With(params (string Member, JsonNode? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Member, member.Value)));

    public static Task<Response> CallAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        JsonNode description = Description(operation);
        JsonObject members = Members(operation);
        string path = description["uri"]!.ToString();
        List<string> query = new();
        List<(string Name, string Value)> headers = [];
        JsonObject body = new();
        foreach ((string name, JsonNode? value) in input ?? [])
        {
            JsonNode member = members[name]!;
            string wireName = member["locationName"]?.ToString() ?? name;
            switch (member["location"]?.ToString())
            {
                case "uri":
                    path = path.Replace($"{{{wireName}}}", Memberships.Escape(value!.ToString()), StringComparison.Ordinal);
                    break;
                case "querystring":
                    IEnumerable<JsonNode?> values = value as JsonArray ?? (IEnumerable<JsonNode?>)[value];
                    query.AddRange(values.Select(item => $"{wireName}={Memberships.Escape(item!.ToString())}"));
                    break;
                case "header":
                    headers.Add((wireName, value!.ToString()));
                    break;
                default:
                    body[wireName] = value?.DeepClone();
                    break;
            }
        }

        bool hasBody = members.Any(member => member.Value!["location"] is null);
        return emulator.SendAsync(
            new HttpMethod(description["method"]!.ToString()),
            query.Count == 0 ? path : $"{path}?{string.Join('&', query)}",
            hasBody ? JsonContent.Create(body) : null,
            headers);
    }

    /// <summary>Sends what is to succeed, and holds the response to the API description.</summary>
    public static async Task<Response> OkAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        Response response = await emulator.CallAsync(operation, input);
        Assert.True(response.Status == HttpStatusCode.OK, $"{operation}: {response.Body}");
        if (Description(operation)["output"] is null)
            Assert.Empty(response.Body);
        else
            Api.AssertOutput(Operations[operation], operation, response.Body);
        return response;
    }

    /// <summary>Sends what is to make or start something, and returns its resource name.</summary>
    public static async Task<string> MakeAsync(this TestEmulator emulator, string operation, JsonObject input) =>
        (await emulator.OkAsync(operation, input)).Body.Single(member => member.Key.EndsWith("Arn", StringComparison.Ordinal)).Value!
            .ToString();

    /// <summary>Sends what Clean Rooms ML is to refuse with one of its errors.</summary>
    public static async Task<string> RefusedAsync(this TestEmulator emulator, string error, string operation, JsonObject? input = null)
    {
        HttpStatusCode status = (HttpStatusCode)Shapes(operation)[error]!["error"]!["httpStatusCode"]!.GetValue<int>();
        Response response = await emulator.CallAsync(operation, input);
        Memberships.AssertError(response, status, error);
        return response["message"]!;
    }

    /// <summary>The names in the one list of a response.</summary>
    public static async Task<string[]> NamesAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        Response response = await emulator.OkAsync(operation, input);
        JsonArray list = response.Body.Select(member => member.Value).OfType<JsonArray>().Single();
        return [.. list.Select(item => item!["name"]!.ToString())];
    }
}
