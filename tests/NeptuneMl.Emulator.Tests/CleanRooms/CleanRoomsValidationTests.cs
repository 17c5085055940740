using System.Net;
using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class CleanRoomsValidationTests
{
    public static TheoryData<string, string, string?> Cases()
    {
        string longest = new('x', 63);
        return new TheoryData<string, string, string?>
        {
            { "name", $"\"{longest}\"", null },
            { "name", $"\"{longest}x\"", "name" },
            { "name", "\"   \"", "name" },
            { "name", "\"\"", "name" },
            { "name", "null", "name" },
            { "description", "\"\"", null },
            { "description", $"\"{new string('d', 255)}\"", null },
            { "description", $"\"{new string('d', 256)}\"", "description" },
            { "resourceConfig", """{"instanceType":"ml.new.size","volumeSizeInGB":1}""", null },
            { "resourceConfig", """{"instanceType":"ml.m5.xlarge","volumeSizeInGB":8192,"instanceCount":5}""", null },
            { "resourceConfig", """{"instanceType":"ml.m5.xlarge","volumeSizeInGB":8193}""", "resourceConfig.volumeSizeInGB" },
            { "resourceConfig", """{"instanceType":"ml.m5.xlarge","volumeSizeInGB":0}""", "resourceConfig.volumeSizeInGB" },
            {
                "resourceConfig",
                """{"instanceType":"ml.m5.xlarge","volumeSizeInGB":1,"instanceCount":6}""",
                "resourceConfig.instanceCount" },
            { "resourceConfig", """{"instanceType":"ml.m5.xlarge"}""", "resourceConfig.volumeSizeInGB" },
            { "resourceConfig", "[]", "resourceConfig" },
            { "trainingInputMode", "\"Pipe\"", null },
            { "trainingInputMode", "\"pipe\"", "trainingInputMode" },
            { "stoppingCondition", """{"maxRuntimeInSeconds":2419200}""", null },
            { "stoppingCondition", """{"maxRuntimeInSeconds":2419201}""", "stoppingCondition.maxRuntimeInSeconds" },
            { "dataChannels", "[]", "dataChannels" },
            { "dataChannels", """[{"channelName":"a b","mlInputChannelArn":"x"}]""", "dataChannels[0].channelName" },
            { "dataChannels", """[{"channelName":"a"}]""", "dataChannels[0].mlInputChannelArn" },
            { "hyperparameters", Map(100, "k"), null },
            { "hyperparameters", Map(101, "k"), "hyperparameters" },
            { "hyperparameters", """{"k":""}""", "hyperparameters.k" },
            { "hyperparameters", """{"k":1}""", "hyperparameters.k" },
            { "environment", """{"1A":"x"}""", "environment" },
            { "tags", Map(50, "k"), null },
            { "tags", Map(51, "k"), "tags" },
            { "tags", $$"""{"{{new string('k', 128)}}":""}""", null },
            { "tags", $$"""{"{{new string('k', 129)}}":""}""", "tags" },
            { "tags", """{"AwS:x":"y"}""", "tags" },
            { "tags", """{"awsome":"y"}""", null },
            { "kmsKeyArn", "\"arn:aws:kms:us-east-1:1:key/k\"", "kmsKeyArn" },
        };
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Member_is_accepted_or_rejected_by_name(string member, string json, string? refusedPath)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject request = Model();
        request[member] = JsonNode.Parse(json);
        Response response = await emulator.PostAsync(Models, request);
        if (refusedPath is null)
        {
            Assert.True(response.Status == HttpStatusCode.OK, response.Body.ToString());
            return;
        }

        AssertError(response, HttpStatusCode.BadRequest, "ValidationException");
        Assert.Contains(refusedPath, response["message"], StringComparison.Ordinal);
        Assert.Empty((await emulator.GetAsync(Models)).Body["trainedModels"]!.AsArray());
    }

    [Theory]
    [InlineData("/memberships/not-a-uuid/trained-models")]
    [InlineData("/memberships/5F0B3C1E-8C2D-4E7A-9B61-3D2F8A4C7E10/trained-models")]
    [InlineData($"{Models}/not-an-arn")]
    [InlineData(
        $"{Models}/arn%3Aaws%3Acleanrooms-ml%3Aus-east-1%3A123456789012%3Amembership%2F{Id}%2Ftrained-model%2Fx/versions?status=NEW")]
    public async Task Path_and_query_members_are_validated(string path)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        AssertError(await emulator.GetAsync(path), HttpStatusCode.BadRequest, "ValidationException");
    }

    [Fact]
    public async Task Inference_job_requires_exactly_one_receiver()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject request = Job(await emulator.CreateActiveModelAsync());
        request["outputConfiguration"]!["members"] = new JsonArray();
        AssertError(await emulator.PostAsync(Jobs, request), HttpStatusCode.BadRequest, "ValidationException");
        request["outputConfiguration"]!["members"] = new JsonArray(new JsonObject { ["accountId"] = "12" });
        AssertError(await emulator.PostAsync(Jobs, request), HttpStatusCode.BadRequest, "ValidationException");
    }

    private static string Map(int count, string key) =>
        new JsonObject(Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"{key}{number}", (JsonNode?)"v"))).ToJsonString();
}
