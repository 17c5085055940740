using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class ConfiguredAudienceModelTests
{
    [Fact]
    public async Task Configured_audience_model_is_read_back_until_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, string model, string arn) = await emulator.MakeAudienceModelsAsync();
        Response read = await emulator.OkAsync("GetConfiguredAudienceModel", Of(arn));
        Assert.Equal("ACTIVE", read["status"]);
        Assert.All(
            ConfiguredAudienceModel(model),
            member => Assert.True(JsonNode.DeepEquals(member.Value, read.Body[member.Key]), member.Key));
        Assert.Equal(["configured"], await emulator.NamesAsync("ListConfiguredAudienceModels"));

        await emulator.OkAsync("DeleteConfiguredAudienceModel", Of(arn));
        await emulator.RefusedAsync(NotFound, "GetConfiguredAudienceModel", Of(arn));
        await emulator.RefusedAsync(NotFound, "UpdateConfiguredAudienceModel", Of(arn));
        await emulator.RefusedAsync(NotFound, "DeleteConfiguredAudienceModel", Of(arn));
        Assert.Empty(await emulator.NamesAsync("ListConfiguredAudienceModels"));
    }

    [Fact]
    public async Task Seed_size_has_the_default_of_the_service()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, string model, _) = await emulator.MakeAudienceModelsAsync();
        JsonObject request = ConfiguredAudienceModel(model, "default");
        request.Remove("minMatchingSeedSize");
        string arn = await emulator.MakeAsync("CreateConfiguredAudienceModel", request);
        Assert.Equal("500", (await emulator.OkAsync("GetConfiguredAudienceModel", Of(arn)))["minMatchingSeedSize"]);
    }

    [Fact]
    public async Task Update_changes_only_the_given_members()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (string dataset, string first, string arn) = await emulator.MakeAudienceModelsAsync();
        string second = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset, "second"));
        JsonObject update = Of(arn);
        update["audienceModelArn"] = second;
        update["description"] = "new";
        await emulator.RefusedAsync(Conflict, "UpdateConfiguredAudienceModel", update);
        emulator.PassTime(1);
        Assert.Equal(arn, (await emulator.OkAsync("UpdateConfiguredAudienceModel", update))["configuredAudienceModelArn"]);

        Response read = await emulator.OkAsync("GetConfiguredAudienceModel", Of(arn));
        JsonObject expected = ConfiguredAudienceModel(second);
        expected["description"] = "new";
        Assert.All(expected, member => Assert.True(JsonNode.DeepEquals(member.Value, read.Body[member.Key]), member.Key));
        Assert.Equal(("2026-01-01T00:00:10.000Z", "2026-01-01T00:00:20.000Z"), (read["createTime"], read["updateTime"]));
        await emulator.RefusedAsync(Conflict, "DeleteAudienceModel", With(("audienceModelArn", second)));
        await emulator.OkAsync("DeleteAudienceModel", With(("audienceModelArn", first)));
    }

    [Fact]
    public async Task Configured_audience_model_requires_an_audience_model_a_unique_name_and_valid_percentages()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (string dataset, string model, string arn) = await emulator.MakeAudienceModelsAsync();
        string none = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:audience-model/none";
        string pending = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset, "pending"));
        await emulator.RefusedAsync(NotFound, "CreateConfiguredAudienceModel", ConfiguredAudienceModel(none, "other"));
        await emulator.RefusedAsync(Conflict, "CreateConfiguredAudienceModel", ConfiguredAudienceModel(pending, "other"));
        await emulator.RefusedAsync(Conflict, "CreateConfiguredAudienceModel", ConfiguredAudienceModel(model));

        JsonObject update = Of(arn);
        update["audienceSizeConfig"] = With(("audienceSizeType", "PERCENTAGE"), ("audienceSizeBins", new JsonArray(101)));
        await emulator.RefusedAsync(Invalid, "UpdateConfiguredAudienceModel", update);
        update["audienceSizeConfig"] = With(("audienceSizeType", "ABSOLUTE"), ("audienceSizeBins", new JsonArray(101)));
        await emulator.OkAsync("UpdateConfiguredAudienceModel", update);
    }

    [Fact]
    public async Task Configured_audience_model_with_audiences_cannot_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        string job = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(arn));
        emulator.PassTime(1);
        await emulator.RefusedAsync(Conflict, "DeleteConfiguredAudienceModel", Of(arn));
        await emulator.OkAsync("DeleteAudienceGenerationJob", With(("audienceGenerationJobArn", job)));
        emulator.PassTime(0.1);
        await emulator.OkAsync("DeleteConfiguredAudienceModel", Of(arn));
    }

    private static JsonObject Of(string arn) => With(("configuredAudienceModelArn", arn));
}
