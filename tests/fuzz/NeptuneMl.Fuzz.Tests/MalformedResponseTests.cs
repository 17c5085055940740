using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.Fuzz.Mutations;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Tests;

public sealed class MalformedResponseTests
{
    // Another one than the soak's, and a whole number of rounds over the operations.
    private const int Seed = 20261121;
    private const int Rounds = 40;

    public static TheoryData<string> Responding =>
        [.. ServiceApi.AllOperations.Where(operation => operation.Output is not null).Select(operation => operation.Name)];

    [Fact]
    public async Task Every_malformed_response_becomes_a_complete_result_or_one_documented_error()
    {
        FuzzReport report = await FuzzRun.RunAsync(Seed, 0, Rounds * ServiceApi.AllOperations.Count, atOnce: 24);

        Assert.True(report.Faults.Count == 0, string.Join('\n', report.Faults.Take(5).Select(report.Describe)));
        Assert.Equal(Rounds * ServiceApi.AllOperations.Count, report.Outcomes.Count);
        Assert.True(report.Kinds[Outcome.Result] > report.Outcomes.Count / 10, "hardly any response was readable");
        Assert.True(report.Kinds["UnexpectedResponse"] > report.Outcomes.Count / 10, "hardly any response was broken");
    }

    /// <summary>Also where the SDK's own readers would have taken it for something else, or never have ended.</summary>
    [Theory]
    [MemberData(nameof(Responding))]
    public async Task Value_of_another_type_anywhere_is_UnexpectedResponse(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject response = StructureMutation.Whole(operation);
        await using CaseRunner runner = new();
        foreach ((string place, string other) in OtherForms(operation.Service, operation.Output!, response, ""))
        {
            string text = ResponseText.Write(response, new Dictionary<string, ResponseText.Edit> { [place] = (member, _) => member + other });
            FuzzCase broken = new(
                operation,
                place,
                request => request == 0 ? FuzzResponse.Json(Encoding.UTF8.GetBytes(text)) : FuzzResponse.Refusal);

            Outcome outcome = await runner.RunAsync(0, broken);

            // Of what was started nobody knows then whether it was.
            Assert.True(
                outcome.Fault is null && outcome.Kind is "UnexpectedResponse" or "OutcomeUnknown",
                $"{other} at {place}: {outcome.Kind} {outcome.Fault}\n{text}");
        }
    }

    [Fact]
    public async Task Response_of_gigabytes_uses_bounded_memory()
    {
        Operation operation = ServiceApi.Find("GetMLModelTrainingJob");
        await using CaseRunner runner = new();
        byte[] large = Encoding.ASCII.GetBytes($"{{\"id\":\"{new string('x', 40 * 1_048_576)}\"}}");
        ScriptedResponse[] responses =
        [
            ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2147483647\r\n\r\n", "{\"id\":"u8),
            ScriptedResponse.Raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9223372036854775807\r\n\r\n",
                "{\"id\":"u8),
            ScriptedResponse.Raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n{",
                []),
            ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", large),
            ScriptedResponse.Raw("HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\n\r\n", large),
        ];
        await runner.RunAsync(0, new FuzzCase(operation, "warm-up", _ => FuzzResponse.Refusal));

        foreach (ScriptedResponse response in responses)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Outcome outcome = await runner.RunAsync(0, new FuzzCase(operation, "large", _ => response));
            long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

            Assert.Equal(("UnexpectedResponse", null), (outcome.Kind, outcome.Fault));
            Assert.True(allocated < 200 * 1_048_576L, $"{allocated / 1_048_576} MiB were allocated");
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 301 Moved", "http://127.0.0.1:{0}/")]
    [InlineData("HTTP/1.1 302 Found", "http://127.0.0.1:{0}/")]
    [InlineData("HTTP/1.1 307 Temporary Redirect", "http://127.0.0.1:{0}/")]
    [InlineData("HTTP/1.1 308 Permanent Redirect", "http://127.0.0.1:{0}/")]
    public async Task Redirect_is_not_followed_and_sends_no_credentials(string status, string location)
    {
        await using ScriptedServer elsewhere = new(FuzzResponse.Refusal);
        await using CaseRunner runner = new();
        string head = $"{status}\r\nLocation: {string.Format(System.Globalization.CultureInfo.InvariantCulture, location, new Uri(elsewhere.Url).Port)}\r\nContent-Length: 2\r\n\r\n";
        foreach (string name in new[] { "GetMLModelTrainingJob", "GetTrainedModel", "CreateTrainedModel" })
        {
            Outcome outcome = await runner.RunAsync(
                0,
                new FuzzCase(ServiceApi.Find(name), status, _ => ScriptedResponse.Raw(head, "{}"u8)));

            Assert.Equal(("UnexpectedResponse", null), (outcome.Kind, outcome.Fault));
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Invalid_Date_header_does_not_break_later_signatures()
    {
        Operation operation = ServiceApi.Find("GetTrainedModel");
        await using CaseRunner runner = new();
        foreach (string date in new[] { "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT" })
        {
            byte[] refusal = Encoding.ASCII.GetBytes("""{"message":"The clock is wrong."}""");
            await runner.RunAsync(0, new FuzzCase(
                operation,
                date,
                _ => FuzzResponse.Json(refusal, 403, $"x-amzn-ErrorType: RequestTimeTooSkewed\r\nDate: {date}\r\n")));

            Outcome outcome = await runner.RunAsync(
                1,
                new FuzzCase(operation, "whole", _ => FuzzResponse.Json(ByteMutation.Bytes(StructureMutation.Whole(operation)))));

            Assert.Equal((Outcome.Result, null), (outcome.Kind, outcome.Fault));
        }
    }

    /// <summary>Each place that the API describes, with a value of another form than it should have.</summary>
    private static IEnumerable<(string Place, string Value)> OtherForms(ServiceApi api, Shape shape, JsonNode? value, string path)
    {
        if (shape.IsDocument) yield break;
        if (path.Length > 0)
        {
            foreach (string other in shape.Type switch
            {
                "structure" or "map" => new[] {
                "\"x\"",
                "[]",
                "7" },
                "list" => ["\"x\"", "{}", "true"],
                _ => ["[]", "{}", "[1]"]
            })
            {
                yield return (path, other);
            }
        }

        IEnumerable<(string, Shape, JsonNode?)> parts = value switch
        {
            JsonObject structure when shape.IsStructure => shape.Members.Where(member => structure.ContainsKey(member.Name))
                .Select(member => (member.Name, api.Shape(member.Shape), structure[member.Name])),
            JsonObject map => map.Select(entry => (entry.Key, api.Shape(shape.Item), entry.Value)),
            JsonArray list => list.Select((item, index) => ($"{index}", api.Shape(shape.Item), item)),
            _ => [],
        };
        foreach ((string name, Shape part, JsonNode? item) in parts)
            foreach ((string, string) form in OtherForms(api, part, item, $"{path}/{name}")) yield return form;
    }
}
