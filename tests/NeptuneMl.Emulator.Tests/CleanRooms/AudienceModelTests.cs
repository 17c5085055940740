using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class AudienceModelTests
{
    [Fact]
    public async Task Audience_model_can_be_trained_used_and_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        string arn = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset));
        JsonObject one = With(("audienceModelArn", arn));
        Assert.Equal("CREATE_PENDING", await StatusAsync());
        await emulator.RefusedAsync(Conflict, "DeleteAudienceModel", one);
        emulator.PassTime(0.2);
        Assert.Equal("CREATE_IN_PROGRESS", await StatusAsync());
        emulator.PassTime(0.8);
        Response active = await emulator.OkAsync("GetAudienceModel", one);
        Assert.Equal("ACTIVE", active["status"]);
        Assert.All(AudienceModel(dataset), member => Assert.True(JsonNode.DeepEquals(member.Value, active.Body[member.Key]), member.Key));

        await emulator.OkAsync("DeleteAudienceModel", one);
        Assert.Equal("DELETE_PENDING", await StatusAsync());
        emulator.PassTime(0.05);
        Assert.Equal("DELETE_IN_PROGRESS", await StatusAsync());
        await emulator.OkAsync("DeleteAudienceModel", one);
        emulator.PassTime(0.05);
        await emulator.RefusedAsync(NotFound, "GetAudienceModel", one);
        Assert.Empty(await emulator.NamesAsync("ListAudienceModels"));
        await emulator.OkAsync("CreateAudienceModel", AudienceModel(dataset));

        async Task<string?> StatusAsync() => (await emulator.OkAsync("GetAudienceModel", one))["status"];
    }

    [Fact]
    public async Task Failed_audience_model_reports_the_reason_and_can_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("audience*", "Too few users."));
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        string arn = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset));
        emulator.PassTime(1);
        Response failed = await emulator.OkAsync("GetAudienceModel", With(("audienceModelArn", arn)));
        Assert.Equal("CREATE_FAILED", failed["status"]);
        Assert.Equal("Too few users.", failed.Body["statusDetails"]!["message"]!.ToString());
        await emulator.RefusedAsync(Conflict, "CreateConfiguredAudienceModel", ConfiguredAudienceModel(arn));
        await emulator.OkAsync("DeleteAudienceModel", With(("audienceModelArn", arn)));
    }

    [Fact]
    public async Task Audience_model_requires_a_dataset_a_unique_name_and_a_valid_period()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string none = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:training-dataset/none";
        await emulator.RefusedAsync(NotFound, "CreateAudienceModel", AudienceModel(none));
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        JsonObject backwards = AudienceModel(dataset);
        backwards["trainingDataEndTime"] = "2024-12-31T00:00:00Z";
        Assert.Contains(
            "trainingDataEndTime", await emulator.RefusedAsync(Invalid, "CreateAudienceModel", backwards), StringComparison.Ordinal);
        await emulator.OkAsync("CreateAudienceModel", AudienceModel(dataset));
        await emulator.RefusedAsync(Conflict, "CreateAudienceModel", AudienceModel(dataset));
    }

    [Fact]
    public async Task Audience_model_in_use_cannot_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, string model, string configured) = await emulator.MakeAudienceModelsAsync();
        await emulator.RefusedAsync(Conflict, "DeleteAudienceModel", With(("audienceModelArn", model)));
        await emulator.OkAsync("DeleteConfiguredAudienceModel", With(("configuredAudienceModelArn", configured)));
        await emulator.OkAsync("DeleteAudienceModel", With(("audienceModelArn", model)));
    }
}
