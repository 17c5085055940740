using System.Net;
using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class TrainedModelTests
{
    [Fact]
    public async Task Trained_model_goes_from_pending_to_active()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        Assert.Equal("CREATE_PENDING", (await emulator.GetModelAsync(arn))["status"]);
        emulator.PassTime(0.2);
        Assert.Equal("CREATE_IN_PROGRESS", (await emulator.GetModelAsync(arn))["status"]);
        emulator.PassTime(0.8);
        Response active = await emulator.GetModelAsync(arn);
        Api.AssertOutput("cleanroomsml.json", "GetTrainedModel", active.Body);
        Assert.Equal("ACTIVE", active["status"]);
        Assert.Equal(("PUBLISH_SUCCEEDED", "PUBLISH_SUCCEEDED"), (active["metricsStatus"], active["logsStatus"]));
        Assert.Equal("2026-01-01T00:00:00.000Z", active["createTime"]);
        Assert.Equal("2026-01-01T00:00:10.000Z", active["updateTime"]);
    }

    [Fact]
    public async Task Create_input_is_read_back()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject request = Model();
        request["hyperparameters"] = new JsonObject { ["epochs"] = "3" };
        request["environment"] = new JsonObject { ["LOG_LEVEL"] = "debug" };
        request["stoppingCondition"] = new JsonObject { ["maxRuntimeInSeconds"] = 3600 };
        request["trainingInputMode"] = "FastFile";
        request["description"] = "Größe ≤ 5";
        request["kmsKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/k";
        request["tags"] = new JsonObject { ["team"] = "ads" };
        string arn = (await emulator.PostOkAsync(Models, request))["trainedModelArn"]!;
        Response model = await emulator.GetModelAsync(arn);
        Api.AssertOutput("cleanroomsml.json", "GetTrainedModel", model.Body);
        Assert.All(request, member => Assert.True(JsonNode.DeepEquals(member.Value, model.Body[member.Key]), member.Key));
    }

    [Fact]
    public async Task Failed_trained_model_reports_the_reason()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("bad*", "The container exited with code 1."));
        string arn = await emulator.CreateActiveModelAsync("bad model");
        Response failed = await emulator.GetModelAsync(arn);
        Api.AssertOutput("cleanroomsml.json", "GetTrainedModel", failed.Body);
        Assert.Equal("CREATE_FAILED", failed["status"]);
        Assert.Equal("The container exited with code 1.", failed.Body["statusDetails"]!["message"]!.ToString());
    }

    [Fact]
    public async Task Cancelled_trained_model_becomes_inactive()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        Response cancelled = await emulator.PatchAsync($"{Models}/{Escape(arn)}");
        Assert.Equal((HttpStatusCode.OK, 0), (cancelled.Status, cancelled.Body.Count));
        Assert.Equal("CANCEL_PENDING", (await emulator.GetModelAsync(arn))["status"]);
        emulator.PassTime(0.05);
        Assert.Equal("CANCEL_IN_PROGRESS", (await emulator.GetModelAsync(arn))["status"]);
        Assert.Equal(HttpStatusCode.OK, (await emulator.PatchAsync($"{Models}/{Escape(arn)}")).Status);
        emulator.PassTime(0.05);
        Assert.Equal("INACTIVE", (await emulator.GetModelAsync(arn))["status"]);
        AssertError(await emulator.PatchAsync($"{Models}/{Escape(arn)}"), HttpStatusCode.Conflict, "ConflictException");
    }

    [Fact]
    public async Task Deleting_the_output_makes_an_active_model_inactive()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        AssertError(await emulator.DeleteAsync($"{Models}/{Escape(arn)}"), HttpStatusCode.Conflict, "ConflictException");
        emulator.PassTime(1);
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync($"{Models}/{Escape(arn)}")).Status);
        Assert.Equal("DELETE_PENDING", (await emulator.GetModelAsync(arn))["status"]);
        emulator.PassTime(0.1);
        Assert.Equal("INACTIVE", (await emulator.GetModelAsync(arn))["status"]);
    }

    [Fact]
    public async Task Name_is_unique_in_the_collaboration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CreateModelAsync("same");
        AssertError(await emulator.PostAsync(Models, Model("same")), HttpStatusCode.Conflict, "ConflictException");
        Assert.Single((await emulator.GetAsync(Models)).Body["trainedModels"]!.AsArray());
    }

    [Fact]
    public async Task Collaboration_sees_the_creator_but_not_the_parameters()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject request = Model();
        request["hyperparameters"] = new JsonObject { ["epochs"] = "3" };
        string arn = (await emulator.PostOkAsync(Models, request))["trainedModelArn"]!;
        string collaboration = (await emulator.GetModelAsync(arn))["collaborationIdentifier"]!;
        Response seen = await emulator.GetAsync($"/collaborations/{collaboration}/trained-models/{Escape(arn)}");
        Api.AssertOutput("cleanroomsml.json", "GetCollaborationTrainedModel", seen.Body);
        Assert.Equal("123456789012", seen["creatorAccountId"]);
        Assert.Null(seen["hyperparameters"]);
        Response list = await emulator.GetAsync($"/collaborations/{collaboration}/trained-models");
        Api.AssertOutput("cleanroomsml.json", "ListCollaborationTrainedModels", list.Body);
        Assert.Equal(arn, Assert.Single(list.Body["collaborationTrainedModels"]!.AsArray())!["trainedModelArn"]!.ToString());
    }

    [Fact]
    public async Task Trained_model_is_not_found_in_another_membership_or_collaboration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        AssertError(
            await emulator.GetAsync(
                $"/memberships/{Other}/trained-models/{Escape(arn)}"), HttpStatusCode.NotFound, "ResourceNotFoundException");
        AssertError(
            await emulator.GetAsync($"/collaborations/{Other}/trained-models/{Escape(arn)}"),
            HttpStatusCode.NotFound,
            "ResourceNotFoundException");
        Assert.Empty((await emulator.GetAsync($"/memberships/{Other}/trained-models")).Body["trainedModels"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_association_or_channel_is_not_found()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject association = Model();
        association["configuredModelAlgorithmAssociationArn"] = Association[..^1] + "5";
        AssertError(await emulator.PostAsync(Models, association), HttpStatusCode.NotFound, "ResourceNotFoundException");
        JsonObject channel = Model();
        channel["dataChannels"] = new JsonArray(Channel("train", TrainingChannel.Replace(Id, Other, StringComparison.Ordinal)));
        AssertError(await emulator.PostAsync(Models, channel), HttpStatusCode.NotFound, "ResourceNotFoundException");
    }

    [Fact]
    public async Task ARN_may_have_unescaped_colons()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateModelAsync();
        Response model = await emulator.GetAsync($"{Models}/{arn.Replace("/", "%2F", StringComparison.Ordinal)}");
        Assert.Equal(arn, model["trainedModelArn"]);
    }
}
