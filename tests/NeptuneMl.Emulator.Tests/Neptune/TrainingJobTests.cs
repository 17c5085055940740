using System.Net;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class TrainingJobTests
{
    private static readonly string[] s_stages = ["processingJob", "hpoJob", "modelTransformJob"];

    [Fact]
    public async Task Training_job_goes_through_its_stages()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteDataProcessingAsync("dp-1");
        await emulator.PostOkAsync("/ml/modeltraining", NeptuneJobs.Training("tr-1", "dp-1"));
        Assert.Equal("InProgress - -", await StagesAsync(emulator));
        emulator.PassTime(0.2);
        Assert.Equal("Completed InProgress -", await StagesAsync(emulator));
        emulator.PassTime(0.6);
        Assert.Equal("Completed Completed InProgress", await StagesAsync(emulator));
        emulator.PassTime(0.2);
        Assert.Equal("Completed Completed Completed", await StagesAsync(emulator));
        Response done = await emulator.GetAsync("/ml/modeltraining/tr-1");
        Api.AssertOutput("neptunedata.json", "GetMLModelTrainingJob", done.Body);
        Assert.Equal("Completed", done["status"]);
        Assert.Equal(2, done.Body["mlModels"]!.AsArray().Count);
    }

    [Fact]
    public async Task Failed_training_job_has_no_models()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("tr-1", "Out of memory."));
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        Response failed = await emulator.GetAsync("/ml/modeltraining/tr-1");
        Assert.Equal("Failed", failed["status"]);
        Assert.Equal("Completed Failed -", await StagesAsync(emulator));
        Assert.Equal("Out of memory.", failed.Body["hpoJob"]!["failureReason"]!.ToString());
        Assert.Null(failed.Body["mlModels"]);
    }

    [Fact]
    public async Task Cancelled_training_job_keeps_completed_stages_only()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteDataProcessingAsync("dp-1");
        await emulator.PostOkAsync("/ml/modeltraining", NeptuneJobs.Training("tr-1", "dp-1"));
        emulator.PassTime(0.5);
        await emulator.DeleteAsync("/ml/modeltraining/tr-1");
        Assert.Equal("Completed Stopping -", await StagesAsync(emulator));
        emulator.PassTime(2);
        Assert.Equal("Completed Stopped -", await StagesAsync(emulator));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("running")]
    [InlineData("failing")]
    [InlineData("stopped")]
    public async Task Training_requires_a_completed_data_processing_job(string dataProcessingJobId)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("failing", "reason"));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("failing"));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("stopped"));
        await emulator.DeleteAsync("/ml/dataprocessing/stopped");
        emulator.PassTime(1);
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("running"));
        Response refused = await emulator.PostAsync("/ml/modeltraining", NeptuneJobs.Training("tr-1", dataProcessingJobId));
        Assert.Equal((HttpStatusCode.BadRequest, "BadRequestException"), (refused.Status, refused["code"]));
        Assert.Contains("dataProcessingJobId", refused["detailedMessage"], StringComparison.Ordinal);
        Assert.Empty((await emulator.GetAsync("/ml/modeltraining")).Strings("ids"));
    }

    [Fact]
    public async Task Incremental_training_requires_a_completed_predecessor()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        Assert.Equal(HttpStatusCode.OK, (await StartAsync("tr-1")).Status);
        Assert.Equal("BadRequestException", (await StartAsync("tr-9"))["code"]);

        Task<Response> StartAsync(string previousModelTrainingJobId) => emulator.PostAsync(
            "/ml/modeltraining",
            new { dataProcessingJobId = "dp-1", previousModelTrainingJobId, trainModelS3Location = "s3://bucket/models" });
    }

    private static async Task<string> StagesAsync(TestEmulator emulator)
    {
        Response job = await emulator.GetAsync("/ml/modeltraining/tr-1");
        return string.Join(' ', s_stages.Select(stage => job.Body[stage]?["status"]?.ToString() ?? "-"));
    }
}
