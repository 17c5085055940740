using System.Net;
using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class InferenceJobTests
{
    [Fact]
    public async Task Inference_job_completes_and_is_read_back()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        JsonObject request = Job(model);
        request["containerExecutionParameters"] = new JsonObject { ["maxPayloadInMB"] = 100 };
        request["environment"] = new JsonObject { ["A"] = "b" };
        request["tags"] = new JsonObject { ["team"] = "ads" };
        request["description"] = "scores";
        Response started = await emulator.PostOkAsync(Jobs, request);
        Api.AssertOutput("cleanroomsml.json", "StartTrainedModelInferenceJob", started.Body);
        string arn = started["trainedModelInferenceJobArn"]!;
        Assert.Equal("CREATE_PENDING", (await emulator.GetAsync($"{Jobs}/{Escape(arn)}"))["status"]);
        emulator.PassTime(1);
        Response done = await emulator.GetAsync($"{Jobs}/{Escape(arn)}");
        Api.AssertOutput("cleanroomsml.json", "GetTrainedModelInferenceJob", done.Body);
        Assert.Equal(("ACTIVE", "PUBLISH_SUCCEEDED"), (done["status"], done["logsStatus"]));
        Assert.All(request, member => Assert.True(JsonNode.DeepEquals(member.Value, done.Body[member.Key]), member.Key));
    }

    [Fact]
    public async Task Inference_job_requires_an_active_model()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateModelAsync();
        AssertError(await emulator.PostAsync(Jobs, Job(model)), HttpStatusCode.Conflict, "ConflictException");
        AssertError(
            await emulator.PostAsync(Jobs, Job(Arn("trained-model/none"))), HttpStatusCode.NotFound, "ResourceNotFoundException");
        Assert.Empty((await emulator.GetAsync(Jobs)).Body["trainedModelInferenceJobs"]!.AsArray());
    }

    [Fact]
    public async Task Inference_job_uses_the_latest_or_the_named_version()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        string version = (await emulator.PostOkAsync(Models, Continuation("model", model)))["versionIdentifier"]!;
        AssertError(await emulator.PostAsync(Jobs, Job(model)), HttpStatusCode.Conflict, "ConflictException");
        emulator.PassTime(1);
        string arn = (await emulator.PostOkAsync(Jobs, Job(model)))["trainedModelInferenceJobArn"]!;
        Assert.Equal(version, (await emulator.GetAsync($"{Jobs}/{Escape(arn)}"))["trainedModelVersionIdentifier"]);
        Response ofVersion = await emulator.GetAsync($"{Jobs}?trainedModelArn={Escape(model)}&trainedModelVersionIdentifier={version}");
        Assert.Single(ofVersion.Body["trainedModelInferenceJobs"]!.AsArray());
        Response ofOther = await emulator.GetAsync($"{Jobs}?trainedModelArn={Escape(Arn("trained-model/none"))}");
        Assert.Empty(ofOther.Body["trainedModelInferenceJobs"]!.AsArray());
    }

    [Fact]
    public async Task Cancelled_inference_job_becomes_inactive()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = (await emulator.PostOkAsync(Jobs, Job(await emulator.CreateActiveModelAsync())))["trainedModelInferenceJobArn"]!;
        Assert.Equal(HttpStatusCode.OK, (await emulator.PatchAsync($"{Jobs}/{Escape(arn)}")).Status);
        emulator.PassTime(0.1);
        Assert.Equal("INACTIVE", (await emulator.GetAsync($"{Jobs}/{Escape(arn)}"))["status"]);
        AssertError(await emulator.PatchAsync($"{Jobs}/{Escape(arn)}"), HttpStatusCode.Conflict, "ConflictException");
    }

    [Fact]
    public async Task Member_and_collaboration_list_the_inference_job()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        await emulator.PostOkAsync(Jobs, Job(model));
        Response list = await emulator.GetAsync(Jobs);
        Api.AssertOutput("cleanroomsml.json", "ListTrainedModelInferenceJobs", list.Body);
        string collaboration = (await emulator.GetModelAsync(model))["collaborationIdentifier"]!;
        Response seen = await emulator.GetAsync($"/collaborations/{collaboration}/trained-model-inference-jobs");
        Api.AssertOutput("cleanroomsml.json", "ListCollaborationTrainedModelInferenceJobs", seen.Body);
        Assert.Single(seen.Body["collaborationTrainedModelInferenceJobs"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_job_is_not_found()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string path = $"{Jobs}/{Escape(Arn("trained-model-inference-job/none"))}";
        AssertError(await emulator.GetAsync(path), HttpStatusCode.NotFound, "ResourceNotFoundException");
        AssertError(await emulator.PatchAsync(path), HttpStatusCode.NotFound, "ResourceNotFoundException");
    }
}
