using System.Net;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>Requests on behalf of one membership.</summary>
internal static class Memberships
{
    public const string Id = "0c1d2e3f-1111-2222-3333-444455556666";
    public const string Other = "aaaaaaaa-1111-2222-3333-444455556666";
    public const string Models = $"/memberships/{Id}/trained-models";
    public const string Jobs = $"/memberships/{Id}/trained-model-inference-jobs";

    public static string Arn(string resource, string membership = Id) =>
        $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{membership}/{resource}";

    public static JsonObject Model(string name = "model") => new()
    {
        ["name"] = name,
        ["configuredModelAlgorithmAssociationArn"] = Arn("configured-model-algorithm-association/a"),
        ["resourceConfig"] = new JsonObject { ["instanceType"] = "ml.m5.xlarge", ["volumeSizeInGB"] = 20 },
        ["dataChannels"] = new JsonArray(Channel("train")),
    };

    public static JsonObject Channel(string name, string membership = Id) => new()
    {
        ["mlInputChannelArn"] = Arn($"ml-input-channel/{name}", membership),
        ["channelName"] = name,
    };

    public static JsonObject Continuation(string name, string basisArn, string? version = null)
    {
        JsonObject model = Model(name);
        var channel = new JsonObject { ["trainedModelArn"] = basisArn, ["channelName"] = "basis" };
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
        ["dataSource"] = new JsonObject { ["mlInputChannelArn"] = Arn("ml-input-channel/infer") },
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

    public static Task<Answer> GetModelAsync(this TestEmulator emulator, string arn, string query = "") =>
        emulator.GetAsync($"{Models}/{Escape(arn)}{query}");

    public static void AssertError(Answer answer, HttpStatusCode status, string type)
    {
        Assert.True(answer.Status == status, answer.Body.ToString());
        Assert.Equal(type, answer.Headers["x-amzn-ErrorType"]);
        Assert.Equal(["message"], answer.Body.Select(member => member.Key));
        Assert.NotEqual("", answer["message"]);
        Assert.True(Guid.TryParse(answer.Headers["x-amzn-RequestId"], out _));
    }
}
