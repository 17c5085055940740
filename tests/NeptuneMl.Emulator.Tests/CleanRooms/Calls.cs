using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>Sends operations by their names, with their members in the places on the wire that the API description says.</summary>
internal static class Calls
{
    public const string File = "cleanroomsml.json";

    public static JsonNode Description { get; } = Api.Read(File);

    public static JsonObject With(params (string Member, JsonNode? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Member, member.Value)));

    public static Task<Answer> CallAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        JsonNode description = Description["operations"]![operation]!;
        JsonObject members = description["input"] is { } shape ? Description["shapes"]![shape.ToString()]!["members"]!.AsObject() : [];
        string path = description["uri"]!.ToString();
        var query = new List<string>();
        var body = new JsonObject();
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
                default:
                    body[name] = value?.DeepClone();
                    break;
            }
        }

        bool hasBody = members.Any(member => member.Value!["location"] is null);
        return emulator.SendAsync(
            new HttpMethod(description["method"]!.ToString()),
            query.Count == 0 ? path : $"{path}?{string.Join('&', query)}",
            hasBody ? JsonContent.Create(body) : null);
    }

    /// <summary>Sends what is to succeed, and holds the answer to the API description.</summary>
    public static async Task<Answer> OkAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        Answer answer = await emulator.CallAsync(operation, input);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{operation}: {answer.Body}");
        if (Description["operations"]![operation]!["output"] is null)
            Assert.Empty(answer.Body);
        else
            Api.AssertOutput(File, operation, answer.Body);
        return answer;
    }

    /// <summary>Sends what is to make or start something, and returns its resource name.</summary>
    public static async Task<string> MakeAsync(this TestEmulator emulator, string operation, JsonObject input) =>
        (await emulator.OkAsync(operation, input)).Body.Single(member => member.Key.EndsWith("Arn", StringComparison.Ordinal)).Value!.ToString();

    /// <summary>Sends what is to be refused with one of the API's errors.</summary>
    public static async Task<string> RefusedAsync(this TestEmulator emulator, string error, string operation, JsonObject? input = null)
    {
        var status = (HttpStatusCode)Description["shapes"]![error]!["error"]!["httpStatusCode"]!.GetValue<int>();
        Answer answer = await emulator.CallAsync(operation, input);
        Memberships.AssertError(answer, status, error);
        return answer["message"]!;
    }

    /// <summary>The names in the one list of an answer.</summary>
    public static async Task<string[]> NamesAsync(this TestEmulator emulator, string operation, JsonObject? input = null)
    {
        Answer answer = await emulator.OkAsync(operation, input);
        JsonArray list = answer.Body.Select(member => member.Value).OfType<JsonArray>().Single();
        return [.. list.Select(item => item!["name"]!.ToString())];
    }
}
