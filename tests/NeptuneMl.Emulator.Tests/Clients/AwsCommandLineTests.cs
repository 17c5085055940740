using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;

namespace NeptuneMl.Emulator.Tests.Clients;

public sealed class AwsCommandLineTests
{
    [Fact(Skip = "The AWS CLI is not installed.", SkipUnless = nameof(Tool.AwsCliIsExpected), SkipType = typeof(Tool))]
    public async Task AWS_CLI_runs_the_three_kinds_of_Neptune_jobs()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await LiveThroughAsync(
            "data-processing", "--input-data-s3-location", "s3://bucket/export", "--processed-data-s3-location", "s3://bucket/processed");
        await LiveThroughAsync(
            "model-training", "--data-processing-job-id", "data-processing-1", "--train-model-s3-location", "s3://bucket/models");
        await LiveThroughAsync(
            "model-transform",
            "--data-processing-job-id", "data-processing-1",
            "--ml-model-training-job-id", "model-training-1",
            "--model-transform-output-s3-location", "s3://bucket/transform");

        async Task LiveThroughAsync(string kind, params string[] parameters)
        {
            string[] start = ["neptunedata", $"start-ml-{kind}-job", .. parameters];
            JsonNode first = await AwsAsync(emulator, [.. start, "--id", $"{kind}-1"]);
            Assert.Equal($"{kind}-1", first["id"]!.ToString());
            emulator.PassTime(1);
            JsonNode done = await AwsAsync(emulator, "neptunedata", $"get-ml-{kind}-job", "--id", $"{kind}-1");
            Assert.Equal("Completed", done["status"]!.ToString());
            await AwsAsync(emulator, [.. start, "--id", $"{kind}-2"]);
            await AwsAsync(emulator, "neptunedata", $"cancel-ml-{kind}-job", "--id", $"{kind}-2", "--clean");
            JsonNode list = await AwsAsync(emulator, "neptunedata", $"list-ml-{kind}-jobs", "--max-items", "5");
            Assert.Equal([$"{kind}-2", $"{kind}-1"], list["ids"]!.AsArray().Select(id => id!.ToString()));
        }
    }

    [Fact(Skip = "The AWS CLI is not installed.", SkipUnless = nameof(Tool.AwsCliIsExpected), SkipType = typeof(Tool))]
    public async Task AWS_CLI_creates_reads_and_cancels_Clean_Rooms_resources()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string[] membership = ["--membership-identifier", Memberships.Id];
        string[] model = ["--trained-model-arn", await CreateModelAsync("ready")];
        emulator.PassTime(1);
        JsonNode ready = await AwsAsync(emulator, ["cleanroomsml", "get-trained-model", .. membership, .. model]);
        Assert.Equal("ACTIVE", ready["status"]!.ToString());

        JsonNode started = await AwsAsync(
            emulator,
            [
                "cleanroomsml", "start-trained-model-inference-job", "--cli-input-json",
                WithMembership(Memberships.Job(model[1])),
            ]);
        string[] job = ["--trained-model-inference-job-arn", started["trainedModelInferenceJobArn"]!.ToString()];
        await AwsAsync(emulator, ["cleanroomsml", "cancel-trained-model-inference-job", .. membership, .. job]);
        JsonNode cancelled = await AwsAsync(emulator, ["cleanroomsml", "get-trained-model-inference-job", .. membership, .. job]);
        Assert.Equal("CANCEL_PENDING", cancelled["status"]!.ToString());

        string[] other = ["--trained-model-arn", await CreateModelAsync("cancelled")];
        await AwsAsync(emulator, ["cleanroomsml", "cancel-trained-model", .. membership, .. other]);
        JsonNode list = await AwsAsync(emulator, ["cleanroomsml", "list-trained-models", .. membership, "--page-size", "1"]);
        Assert.Equal(["CANCEL_PENDING", "ACTIVE"], list["trainedModels"]!.AsArray().Select(item => item!["status"]!.ToString()));

        async Task<string> CreateModelAsync(string name)
        {
            JsonNode created = await AwsAsync(
                emulator, "cleanroomsml", "create-trained-model", "--cli-input-json", WithMembership(Memberships.Model(name)));
            return created["trainedModelArn"]!.ToString();
        }
    }

    [Fact(Skip = "The AWS CLI is not installed.", SkipUnless = nameof(Tool.AwsCliIsExpected), SkipType = typeof(Tool))]
    public async Task AWS_CLI_reads_the_errors_of_both_services()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string neptune = await FailAsync(emulator, "neptunedata", "get-ml-endpoint", "--id", "none");
        Assert.Contains("(MLResourceNotFoundException)", neptune, StringComparison.Ordinal);
        string cleanRooms = await FailAsync(
            emulator,
            "cleanroomsml",
            "list-trained-models",
            "--membership-identifier",
            new string('x', 36));
        Assert.Contains("(ValidationException)", cleanRooms, StringComparison.Ordinal);
        Assert.Contains("membershipIdentifier", cleanRooms, StringComparison.Ordinal);
    }

    private static string WithMembership(JsonObject body)
    {
        body["membershipIdentifier"] = Memberships.Id;
        return body.ToJsonString();
    }

    private static async Task<JsonNode> AwsAsync(TestEmulator emulator, params string[] args)
    {
        (int exitCode, string output, string error) = await RunAsync(emulator, args);
        Assert.True(exitCode == 0, error);
        return output.Length == 0 ? new JsonObject() : JsonNode.Parse(output)!;
    }

    private static async Task<string> FailAsync(TestEmulator emulator, params string[] args)
    {
        (int exitCode, _, string error) = await RunAsync(emulator, args);
        Assert.NotEqual(0, exitCode);
        return error;
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(TestEmulator emulator, string[] args) =>
        Tool.RunAsync("aws", [.. args, "--endpoint-url", $"http://localhost:{emulator.Server.Port}", "--output", "json"]);
}
