using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.TestSamples;
using NeptuneMl.TestSamples.Vectors;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>Keeps the committed vectors what botocore makes of the inputs and answers that <c>api/</c> gives today.</summary>
public class VectorTests
{
    private const string HowToRewrite = "Run the tests of this class with NEPTUNEML_REWRITE=1 where botocore is installed, and commit what changed.";

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
            string text = WireVectors.Text(answers[key]!.AsArray());
            if (IsRewriting)
                await File.WriteAllTextAsync(Path.Combine(VectorFolder, file), text);
            else
                Assert.True(text == WireVectors.Committed(file), $"{file} is not what botocore says. {HowToRewrite}");
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
