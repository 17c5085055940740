using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class AudienceExportJobTests
{
    [Fact]
    public async Task List_shows_a_job_that_completes_or_fails()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("bad*", "Access denied."));
        string audience = await MakeAudienceAsync(emulator);
        await emulator.OkAsync("StartAudienceExportJob", AudienceExport(audience));
        await emulator.OkAsync("StartAudienceExportJob", AudienceExport(audience, "bad one"));
        JsonNode pending = (await ListAsync())[1]!;
        Assert.Equal(("CREATE_PENDING", null), (pending["status"]!.ToString(), pending["outputLocation"]?.ToString()));
        emulator.PassTime(1);
        JsonArray jobs = await ListAsync();
        Assert.Equal(["CREATE_FAILED", "ACTIVE"], jobs.Select(job => job!["status"]!.ToString()));
        Assert.Equal("Access denied.", jobs[0]!["statusDetails"]!["message"]!.ToString());
        Assert.StartsWith("s3://bucket/audiences/", jobs[1]!["outputLocation"]!.ToString(), StringComparison.Ordinal);
        Assert.All(AudienceExport(audience), member => Assert.True(JsonNode.DeepEquals(member.Value, jobs[1]![member.Key]), member.Key));

        async Task<JsonArray> ListAsync() => (await emulator.OkAsync("ListAudienceExportJobs")).Body["audienceExportJobs"]!.AsArray();
    }

    [Fact]
    public async Task Export_requires_a_ready_audience_and_a_configured_size()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string none = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:audience-generation-job/none";
        await emulator.RefusedAsync(NotFound, "StartAudienceExportJob", AudienceExport(none));
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        string audience = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        await emulator.RefusedAsync(Conflict, "StartAudienceExportJob", AudienceExport(audience));
        emulator.PassTime(1);
        string message = await emulator.RefusedAsync(Invalid, "StartAudienceExportJob", AudienceExport(audience, percentage: 6));
        Assert.Contains("audienceSize", message, StringComparison.Ordinal);
        await emulator.OkAsync("StartAudienceExportJob", AudienceExport(audience, percentage: 20));
    }

    [Fact]
    public async Task Audience_cannot_be_deleted_during_an_export_and_keeps_its_exports()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string audience = await MakeAudienceAsync(emulator);
        await emulator.OkAsync("StartAudienceExportJob", AudienceExport(audience));
        JsonObject one = With(("audienceGenerationJobArn", audience));
        await emulator.RefusedAsync(Conflict, "DeleteAudienceGenerationJob", one);
        emulator.PassTime(1);
        await emulator.OkAsync("DeleteAudienceGenerationJob", one);
        emulator.PassTime(1);
        Assert.Equal(["audience export"], await emulator.NamesAsync("ListAudienceExportJobs", one));
    }

    private static async Task<string> MakeAudienceAsync(TestEmulator emulator)
    {
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        string audience = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        emulator.PassTime(1);
        return audience;
    }
}
