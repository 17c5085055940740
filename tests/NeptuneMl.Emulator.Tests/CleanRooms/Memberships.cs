using System.Net;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>Requests on behalf of the sample membership, which every emulator has, with what its help page lists.</summary>
internal static class Memberships
{
    public const string Id = "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10";
    public const string Other = "aaaaaaaa-1111-2222-3333-444455556666";
    public const string Models = $"/memberships/{Id}/trained-models";
    public const string Jobs = $"/memberships/{Id}/trained-model-inference-jobs";

    public static string Association { get; } = Arn("configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04");

    public static string TrainingChannel { get; } = Arn("ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0");

    public static string InferenceChannel { get; } = Arn("ml-input-channel/8f7e6d5c-4b3a-4291-a0b9-c8d7e6f5a4b3");

    public static string Arn(string resource, string membership = Id) =>
        $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{membership}/{resource}";

    public static JsonObject Model(string name = "model") => new()
    {
        ["name"] = name,
        ["configuredModelAlgorithmAssociationArn"] = Association,
        ["resourceConfig"] = new JsonObject { ["instanceType"] = "ml.m5.xlarge", ["volumeSizeInGB"] = 20 },
        ["dataChannels"] = new JsonArray(Channel("train")),
    };

    public static JsonObject Channel(string name, string? arn = null) => new()
    {
        ["mlInputChannelArn"] = arn ?? TrainingChannel,
        ["channelName"] = name,
    };

    public static JsonObject Continuation(string name, string basisArn, string? version = null)
    {
        JsonObject model = Model(name);
        JsonObject channel = new() { ["trainedModelArn"] = basisArn, ["channelName"] = "basis" };
        if (version is not null)
            channel["versionIdentifier"] = version;
        model["incrementalTrainingDataChannels"] = new JsonArray(channel);
        return model;
    }

    public static JsonObject Job(string modelArn, string name = "job") => new()
    {
        ["name"] = name,
        ["trainedModelArn"] = modelArn,
        ["resourceConfig"] = new JsonObject { ["instanceType"] = "ml.m5.xlarge" },
        ["outputConfiguration"] = new JsonObject
        {
            ["accept"] = "text/csv",
            ["members"] = new JsonArray(new JsonObject { ["accountId"] = "123456789012" }),
        },
        ["dataSource"] = new JsonObject { ["mlInputChannelArn"] = InferenceChannel },
    };

    public static string Escape(string arn) => Uri.EscapeDataString(arn);

    public static async Task<string> CreateModelAsync(this TestEmulator emulator, string name = "model") =>
        (await emulator.PostOkAsync(Models, Model(name)))["trainedModelArn"]!;

    public static async Task<string> CreateActiveModelAsync(this TestEmulator emulator, string name = "model")
    {
        string arn = await emulator.CreateModelAsync(name);
        emulator.PassTime(1);
        return arn;
    }

    public static Task<Response> GetModelAsync(this TestEmulator emulator, string arn, string query = "") =>
        emulator.GetAsync($"{Models}/{Escape(arn)}{query}");

    public static void AssertError(Response response, HttpStatusCode status, string type)
    {
        Assert.True(response.Status == status, response.Body.ToString());
        Assert.Equal(type, response.Headers["x-amzn-ErrorType"]);
        Assert.Equal(type == "ServiceQuotaExceededException" ? ["message", "quotaName", "quotaValue"] : ["message"], response.Body.Select(member => member.Key));
        Assert.NotEqual("", response["message"]);
        Assert.True(Guid.TryParse(response.Headers["x-amzn-RequestId"], out _));
    }
}
