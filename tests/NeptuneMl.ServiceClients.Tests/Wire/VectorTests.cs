using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestSamples;
using NeptuneMl.TestSamples.Vectors;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>Keeps the committed vectors what botocore makes of the inputs and answers that <c>api/</c> gives today.</summary>
public class VectorTests
{
    private const string HowToRewrite = "Run the tests of this class with NEPTUNEML_REWRITE=1 where botocore is installed, and commit what changed.";
    private const string HowToUpdate = "Install a newer botocore, or let AWS_DATA_PATH name a folder with a newer model.";

    [Fact]
    public void The_committed_vectors_are_about_the_inputs_and_answers_that_the_api_gives_today()
    {
        if (IsRewriting)
            return;

        JsonObject questions = WireVectors.Questions();
        Assert.Equal(ServiceApi.AllOperations.Select(operation => operation.Name), WireVectors.Requests.Select(vector => vector.Operation.Name).Distinct());
        AssertSame(questions["requests"]!, WireVectors.Requests.Select(vector => (vector.Operation, vector.Case, vector.Params)), "params");
        AssertSame(questions["responses"]!, WireVectors.Responses.Select(vector => (vector.Operation, vector.Case, vector.Body)), "body");

        static void AssertSame(JsonNode expected, IEnumerable<(Operation Operation, string Case, JsonObject Value)> committed, string key) => Assert.True(
            expected.AsArray().Select(vector => ((string)vector!["operation"]!, (string)vector["case"]!, vector[key]!.ToJsonString()))
                .SequenceEqual(committed.Select(vector => (vector.Operation.Name, vector.Case, vector.Value.ToJsonString()))),
            "api/ or its samples have changed. " + HowToRewrite);
    }

    [Fact]
    public void The_api_prescribes_the_requests_that_botocore_sends() => Assert.All(
        WireVectors.Requests,
        vector =>
        {
            ApiRequest prescribed = ApiRequest.Of(vector.Operation, vector.Params);
            Assert.Equal((vector.Wire.Method, vector.Wire.Target), (prescribed.Method, prescribed.Target));
            ObjectGraph.AssertSame(vector.Wire.Body, prescribed.Body);
        });

    [BotocoreFact]
    public async Task The_committed_vectors_are_what_the_installed_botocore_makes_of_them()
    {
        JsonObject answers = await AskBotocoreAsync(WireVectors.Questions());

        foreach ((string key, string file) in new[] { ("requests", WireVectors.RequestsFile), ("responses", WireVectors.ResponsesFile) })
        {
            JsonArray asked = answers[key]!.AsArray();
            JsonArray[] unknown = [.. asked.Select(vector => TakeUnknown(vector!.AsObject()))];
            string text = WireVectors.Text(asked);
            if (IsRewriting)
            {
                string[] newer = [.. unknown.SelectMany(paths => paths).Select(path => path!.ToJsonString()).Distinct()];
                Assert.True(newer.Length == 0, $"botocore does not know {string.Join(", ", newer)}. {HowToUpdate}");
                await File.WriteAllTextAsync(Path.Combine(VectorFolder, file), text);
                continue;
            }

            JsonArray committed = JsonNode.Parse(WireVectors.Committed(file))!.AsArray();
            foreach ((JsonNode? vector, JsonArray paths) in committed.Zip(unknown))
                foreach (JsonNode? path in paths) Remove(vector, path!.Deserialize<string[]>());

            Assert.True(text == WireVectors.Text(committed), $"{file} is not what botocore says. {HowToRewrite}");
        }
    }

    [Fact]
    public void A_member_that_botocore_does_not_know_is_left_out_of_every_item_of_a_list()
    {
        JsonNode vector = JsonNode.Parse("""{"params":{"a":1},"body":{"list":[{"a":1,"b":2},{"b":3}],"b":4},"parsed":{"list":[{"b":5}]},"unknown":[["list","b"]]}""")!;

        foreach (JsonNode? path in TakeUnknown(vector.AsObject())) Remove(vector, path!.Deserialize<string[]>());

        Assert.Equal("""{"params":{"a":1},"body":{"list":[{"a":1},{}],"b":4},"parsed":{"list":[{}]}}""", vector.ToJsonString());
    }

    // An installed botocore may be older than api/: it is compared in all that it knows.
    private static JsonArray TakeUnknown(JsonObject vector)
    {
        JsonArray unknown = vector["unknown"]!.AsArray();
        vector.Remove("unknown");
        return unknown;
    }

    private static void Remove(JsonNode? vector, ReadOnlySpan<string> path)
    {
        foreach (string part in new[] { "params", "body", "parsed" })
            RemoveMember(vector![part], path);
    }

    private static void RemoveMember(JsonNode? value, ReadOnlySpan<string> path)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (JsonNode? item in list) RemoveMember(item, path);
                break;
            case JsonObject structure when path.Length == 1:
                structure.Remove(path[0]);
                break;
            case JsonObject structure:
                RemoveMember(structure[path[0]], path[1..]);
                break;
        }
    }

    private static bool IsRewriting => Environment.GetEnvironmentVariable("NEPTUNEML_REWRITE") == "1";

    private static string VectorFolder => Path.Combine(
        typeof(VectorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryFolder").Value!,
        "tests",
        "NeptuneMl.TestSamples",
        "Vectors");

    private static async Task<JsonObject> AskBotocoreAsync(JsonObject questions)
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        ProcessStartInfo start = new("python3", ["-c", WireVectors.Committed("botocore_wire.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        using Process python = Process.Start(start)!;
        Task<string> output = python.StandardOutput.ReadToEndAsync();
        Task<string> error = python.StandardError.ReadToEndAsync();
        await python.StandardInput.WriteAsync(questions.ToJsonString());
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await error);
        return JsonNode.Parse(await output)!.AsObject();
    }
}
