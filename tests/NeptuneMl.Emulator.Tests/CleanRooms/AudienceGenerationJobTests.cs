using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class AudienceGenerationJobTests
{
    [Fact]
    public async Task Generation_job_completes_with_metrics_for_every_size()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        string arn = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        Response pending = await emulator.OkAsync("GetAudienceGenerationJob", Of(arn));
        Assert.Equal(("CREATE_PENDING", null, null), (pending["status"], pending["metrics"], pending["protectedQueryIdentifier"]));
        emulator.PassTime(1);
        Response done = await emulator.OkAsync("GetAudienceGenerationJob", Of(arn));
        Assert.Equal(("ACTIVE", Account), (done["status"], done["startedBy"]));
        Assert.NotNull(done["protectedQueryIdentifier"]);
        Assert.All(
            GenerationJob(model).Where(member => member.Key != "tags"),
            member => Assert.True(JsonNode.DeepEquals(member.Value, done.Body[member.Key]), member.Key));

        JsonArray metrics = done.Body["metrics"]!["relevanceMetrics"]!.AsArray();
        Assert.Equal([1, 5, 20], metrics.Select(metric => metric!["audienceSize"]!["value"]!.GetValue<int>()));
        double[] scores = [.. metrics.Select(metric => metric!["score"]!.GetValue<double>())];
        Assert.Equal(scores.OrderDescending().Distinct(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 10));
        Assert.InRange(done.Body["metrics"]!["recallMetric"]!.GetValue<double>(), 0, 1);
    }

    [Fact]
    public async Task Scores_depend_only_on_the_seed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        JsonObject other = GenerationJob(model, "other");
        other["seedAudience"] = With(("roleArn", Role), ("dataSource", With(("s3Uri", "s3://bucket/other"))));
        string[] metrics =
        [
            await MetricsAsync(GenerationJob(model)), await MetricsAsync(GenerationJob(model, "again")), await MetricsAsync(other),
        ];
        Assert.Equal(metrics[0], metrics[1]);
        Assert.NotEqual(metrics[0], metrics[2]);

        async Task<string> MetricsAsync(JsonObject request)
        {
            string arn = await emulator.MakeAsync("StartAudienceGenerationJob", request);
            emulator.PassTime(1);
            return (await emulator.OkAsync("GetAudienceGenerationJob", Of(arn))).Body["metrics"]!.ToJsonString();
        }
    }

    [Theory]
    [InlineData("FROM_PARENT_RESOURCE", """{"season":"spring","team":"ads"}""")]
    [InlineData("NONE", """{"season":"spring"}""")]
    [InlineData(null, """{"season":"spring"}""")]
    public async Task Job_inherits_the_tags_of_its_model_when_configured(string? policy, string tags)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, string audienceModel, _) = await emulator.MakeAudienceModelsAsync();
        JsonObject request = ConfiguredAudienceModel(audienceModel, "with policy");
        request.Remove("childResourceTagOnCreatePolicy");
        if (policy is not null)
            request["childResourceTagOnCreatePolicy"] = policy;
        string model = await emulator.MakeAsync("CreateConfiguredAudienceModel", request);
        string arn = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        Response job = await emulator.OkAsync("GetAudienceGenerationJob", Of(arn));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(tags), job.Body["tags"]), job.Body.ToJsonString());
    }

    [Fact]
    public async Task List_filters_by_model_or_collaboration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, string audienceModel, string model) = await emulator.MakeAudienceModelsAsync();
        string second = await emulator.MakeAsync("CreateConfiguredAudienceModel", ConfiguredAudienceModel(audienceModel, "second"));
        await emulator.OkAsync("StartAudienceGenerationJob", GenerationJob(model, "one"));
        JsonObject alone = GenerationJob(second, "two");
        alone.Remove("collaborationId");
        await emulator.OkAsync("StartAudienceGenerationJob", alone);
        Assert.Equal(["two", "one"], await emulator.NamesAsync("ListAudienceGenerationJobs"));
        Assert.Equal(["two"], await emulator.NamesAsync("ListAudienceGenerationJobs", With(("configuredAudienceModelArn", second))));
        Assert.Equal(["one"], await emulator.NamesAsync("ListAudienceGenerationJobs", With(("collaborationId", Memberships.Other))));
    }

    [Fact]
    public async Task Failed_job_reports_the_reason()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("audience", "The seed is too small."));
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        string arn = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        emulator.PassTime(1);
        Response failed = await emulator.OkAsync("GetAudienceGenerationJob", Of(arn));
        Assert.Equal(("CREATE_FAILED", null), (failed["status"], failed["metrics"]));
        Assert.Equal("The seed is too small.", failed.Body["statusDetails"]!["message"]!.ToString());
        await emulator.RefusedAsync(Conflict, "StartAudienceExportJob", AudienceExport(arn));
    }

    [Fact]
    public async Task Job_requires_a_configured_model_and_can_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string none = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:configured-audience-model/none";
        await emulator.RefusedAsync(NotFound, "StartAudienceGenerationJob", GenerationJob(none));
        (_, _, string model) = await emulator.MakeAudienceModelsAsync();
        string arn = await emulator.MakeAsync("StartAudienceGenerationJob", GenerationJob(model));
        await emulator.RefusedAsync(Conflict, "DeleteAudienceGenerationJob", Of(arn));
        emulator.PassTime(1);
        await emulator.OkAsync("DeleteAudienceGenerationJob", Of(arn));
        Assert.Equal("DELETE_PENDING", (await emulator.OkAsync("GetAudienceGenerationJob", Of(arn)))["status"]);
        emulator.PassTime(0.1);
        await emulator.RefusedAsync(NotFound, "GetAudienceGenerationJob", Of(arn));
        await emulator.RefusedAsync(NotFound, "DeleteAudienceGenerationJob", Of(arn));
        Assert.Empty(await emulator.NamesAsync("ListAudienceGenerationJobs"));
    }

    private static JsonObject Of(string arn) => With(("audienceGenerationJobArn", arn));
}
