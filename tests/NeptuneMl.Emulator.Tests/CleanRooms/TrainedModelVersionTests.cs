using System.Net;
using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class TrainedModelVersionTests
{
    [Fact]
    public async Task Base_version_has_no_identifier()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response created = await emulator.PostOkAsync(Models, Model());
        Api.AssertOutput("cleanroomsml.json", "CreateTrainedModel", created.Body);
        Assert.Null(created["versionIdentifier"]);
        Assert.Null((await emulator.GetModelAsync(created["trainedModelArn"]!))["versionIdentifier"]);
    }

    [Fact]
    public async Task Incremental_training_adds_a_version_to_its_base_model()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateActiveModelAsync("model");
        Response created = await emulator.PostOkAsync(Models, Continuation("model", arn));
        Api.AssertOutput("cleanroomsml.json", "CreateTrainedModel", created.Body);
        string version = created["versionIdentifier"]!;
        Assert.Equal(arn, created["trainedModelArn"]);

        Response latest = await emulator.GetModelAsync(arn);
        Api.AssertOutput("cleanroomsml.json", "GetTrainedModel", latest.Body);
        Assert.Equal((version, "CREATE_PENDING"), (latest["versionIdentifier"], latest["status"]));
        Assert.Equal("model", latest.Body["incrementalTrainingDataChannels"]![0]!["modelName"]!.ToString());
        Assert.Equal(version, (await emulator.GetModelAsync(arn, $"?versionIdentifier={version}"))["versionIdentifier"]);

        Response versions = await emulator.GetAsync($"{Models}/{Escape(arn)}/versions");
        Api.AssertOutput("cleanroomsml.json", "ListTrainedModelVersions", versions.Body);
        Assert.Equal([version, null], versions.Body["trainedModels"]!.AsArray().Select(item => item!["versionIdentifier"]?.ToString()));
        Response active = await emulator.GetAsync($"{Models}/{Escape(arn)}/versions?status=ACTIVE");
        Assert.Null(Assert.Single(active.Body["trainedModels"]!.AsArray())!["versionIdentifier"]);
        Assert.Single((await emulator.GetAsync(Models)).Body["trainedModels"]!.AsArray());
    }

    [Fact]
    public async Task Cancel_and_delete_apply_to_the_named_version_or_the_base()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateActiveModelAsync();
        string version = (await emulator.PostOkAsync(Models, Continuation("model", arn)))["versionIdentifier"]!;
        AssertError(await emulator.PatchAsync($"{Models}/{Escape(arn)}"), HttpStatusCode.Conflict, "ConflictException");
        Assert.Equal(HttpStatusCode.OK, (await emulator.PatchAsync($"{Models}/{Escape(arn)}?versionIdentifier={version}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync($"{Models}/{Escape(arn)}")).Status);
        Assert.Equal("CANCEL_PENDING", (await emulator.GetModelAsync(arn, $"?versionIdentifier={version}"))["status"]);
        Assert.Empty((await emulator.GetAsync($"{Models}/{Escape(arn)}/versions?status=ACTIVE")).Body["trainedModels"]!.AsArray());
    }

    [Fact]
    public async Task Incremental_training_requires_an_active_base()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        AssertError(await emulator.PostAsync(Models, Continuation("model", arn)), HttpStatusCode.Conflict, "ConflictException");
        AssertError(
            await emulator.PostAsync(Models, Continuation("model", Arn("trained-model/none"))),
            HttpStatusCode.NotFound,
            "ResourceNotFoundException");
        emulator.PassTime(1);
        AssertError(
            await emulator.PostAsync(Models, Continuation("model", arn, Guid.NewGuid().ToString())),
            HttpStatusCode.NotFound,
            "ResourceNotFoundException");
    }

    [Fact]
    public async Task Channels_have_unique_names_and_number_at_most_20()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateActiveModelAsync();
        JsonObject twice = Model("twice");
        twice["dataChannels"] = new JsonArray(Channel("a"), Channel("a"));
        AssertError(await emulator.PostAsync(Models, twice), HttpStatusCode.BadRequest, "ValidationException");

        JsonObject many = Continuation("many", arn);
        many["dataChannels"] = new JsonArray([.. Enumerable.Range(0, 20).Select(number => Channel($"c{number}"))]);
        AssertError(await emulator.PostAsync(Models, many), HttpStatusCode.BadRequest, "ValidationException");
        many["dataChannels"]!.AsArray().RemoveAt(0);
        await emulator.PostOkAsync(Models, many);
    }
}
