using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class TrainedModelExportJobTests
{
    [Fact]
    public async Task Collaboration_sees_an_export_job_complete()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("bad*", "The bucket is not there."));
        string model = await emulator.CreateActiveModelAsync();
        await emulator.OkAsync("StartTrainedModelExportJob", ExportJob(model));
        await emulator.OkAsync("StartTrainedModelExportJob", ExportJob(model, "bad one"));
        JsonNode pending = (await ListAsync(emulator, model))[1]!;
        Assert.Equal("CREATE_PENDING", pending["status"]!.ToString());
        emulator.PassTime(1);
        JsonArray jobs = await ListAsync(emulator, model);
        Assert.Equal(["CREATE_FAILED", "ACTIVE"], jobs.Select(job => job!["status"]!.ToString()));
        Assert.Equal("The bucket is not there.", jobs[0]!["statusDetails"]!["message"]!.ToString());
        Assert.All(ExportJob(model), member => Assert.True(JsonNode.DeepEquals(member.Value, jobs[1]![member.Key]), member.Key));
    }

    [Fact]
    public async Task Export_job_uses_the_latest_or_the_named_version()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        string version = (await emulator.PostOkAsync(Memberships.Models, Memberships.Continuation("model", model)))["versionIdentifier"]!;
        await emulator.RefusedAsync(Conflict, "StartTrainedModelExportJob", ExportJob(model));
        emulator.PassTime(1);
        await emulator.OkAsync("StartTrainedModelExportJob", ExportJob(model));
        JsonObject named = ExportJob(model, "named");
        named["trainedModelVersionIdentifier"] = version;
        await emulator.OkAsync("StartTrainedModelExportJob", named);
        Assert.All(await ListAsync(emulator, model), job => Assert.Equal(version, job!["trainedModelVersionIdentifier"]!.ToString()));
        Assert.Equal(2, (await ListAsync(emulator, model, version)).Count);
        Assert.Empty(await ListAsync(emulator, model, Memberships.Other));
    }

    [Fact]
    public async Task Export_job_requires_a_model_of_the_collaboration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.RefusedAsync(NotFound, "StartTrainedModelExportJob", ExportJob(Memberships.Arn("trained-model/none")));
        JsonObject other = ExportJob(await emulator.CreateActiveModelAsync());
        other["membershipIdentifier"] = Memberships.Other;
        await emulator.RefusedAsync(NotFound, "StartTrainedModelExportJob", other);
    }

    [Fact]
    public async Task Output_cannot_be_deleted_during_an_export()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string model = await emulator.CreateActiveModelAsync();
        await emulator.OkAsync("StartTrainedModelExportJob", ExportJob(model));
        JsonObject one = With(("membershipIdentifier", Memberships.Id), ("trainedModelArn", model));
        await emulator.RefusedAsync(Conflict, "DeleteTrainedModelOutput", one);
        emulator.PassTime(1);
        await emulator.OkAsync("DeleteTrainedModelOutput", one);
    }

    private static async Task<JsonArray> ListAsync(TestEmulator emulator, string model, string? version = null)
    {
        JsonObject input = With(
            ("collaborationIdentifier", (await emulator.GetModelAsync(model))["collaborationIdentifier"]), ("trainedModelArn", model));
        if (version is not null)
            input["trainedModelVersionIdentifier"] = version;
        Response list = await emulator.OkAsync("ListCollaborationTrainedModelExportJobs", input);
        return list.Body["collaborationTrainedModelExportJobs"]!.AsArray();
    }
}
