using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Pipelines;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

public sealed class ResultTests
{
    public static TheoryData<string> Responding => [.. Surface.Operations
        .Where(operation => operation.Output is not null && !CmdletInput.EmitsNothing(operation))
        .Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Responding))]
    public async Task Every_output_member_reaches_the_result(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject response = Response(operation, required: false);

        HashSet<string> found = await ResultOfAsync(operation, response);

        string[] lost = [.. Leaves(response, "").Where(leaf => !found.Contains(leaf.Value)).Select(leaf => $"{leaf.Path} ({leaf.Value})")];
        Assert.True(lost.Length == 0, $"lost: {string.Join(", ", lost)}\nfound: {string.Join(", ", found)}");
    }

    [Fact]
    public void Every_time_of_a_result_has_an_ISO_text() => Assert.All(
        typeof(MLResource).Assembly.GetExportedTypes().SelectMany(IsoTimes.TimesOf).Select(property => property.Name).Distinct(),
        name => Assert.NotNull(typeof(IsoTimes).GetMethod(name)));

    [Theory]
    [MemberData(nameof(Responding))]
    public async Task Unknown_output_members_are_ignored(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject response = Response(operation, required: false);
        HashSet<string> expected = await ResultOfAsync(operation, response);
        Sample.AddUnknownMembers(operation, response);

        HashSet<string> found = await ResultOfAsync(operation, response);

        Assert.Equal(expected.Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(Responding))]
    public async Task Response_with_only_the_required_members_is_accepted(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject response = Response(operation, required: true);

        HashSet<string> found = await ResultOfAsync(operation, response);

        Assert.All(Leaves(response, ""), leaf => Assert.Contains(leaf.Value, found));
    }

    private static JsonObject Response(Operation operation, bool required)
    {
        JsonObject response = required ? Sample.LeastResponse(operation) : Sample.Response(operation, required: false);
        response.Remove("nextToken");
        return response;
    }

    private static async Task<HashSet<string>> ResultOfAsync(Operation operation, JsonObject response)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(response.ToJsonString()));
        JsonObject input = Surface.RequiredInputs(operation)[0];
        HashSet<string> found = [];
        foreach (object result in await new ServiceCalls(server.Url).CallAsync(operation, input)) Collect(result, found);
        found.RemoveWhere(value => value.Contains("127.0.0.1", StringComparison.Ordinal));
        return found;
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject structure => structure.SelectMany(member => Leaves(member.Value, $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value.GetValue<string>())],
        { } value => [(path, value.ToJsonString())],
        null => [],
    };

    /// <summary>Every value in a result in the form in which the wire has it.</summary>
    private static void Collect(object? value, HashSet<string> found)
    {
        switch (value)
        {
            case null or ServiceConnection: return;
            case string text: found.Add(text); return;
            case bool flag: found.Add(flag ? "true" : "false"); return;
            case DateTimeOffset time:
                found.Add(time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                found.Add(time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
                return;
            case IFormattable number: found.Add(number.ToString(null, CultureInfo.InvariantCulture)); return;
            case IEnumerable items:
                foreach (object? item in items) Collect(item, found);
                return;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties())
            if (property.Name is not ("DurationInSeconds" or "RoundTripInMilliseconds" or "LatencyInMilliseconds")) Collect(property.GetValue(value), found);
    }
}
