using System.Net;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class TransformJobTests
{
    [Fact]
    public async Task Transform_of_a_training_job_completes()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        await emulator.PostOkAsync("/ml/modeltransform", NeptuneJobs.Transform("mt-1", "dp-1", "tr-1"));
        Response running = await emulator.GetAsync("/ml/modeltransform/mt-1");
        Assert.Equal("InProgress", running.Body["baseProcessingJob"]!["status"]!.ToString());
        Assert.Null(running.Body["remoteModelTransformJob"]);
        emulator.PassTime(1);
        Response done = await emulator.GetAsync("/ml/modeltransform/mt-1");
        Api.AssertOutput("neptunedata.json", "GetMLModelTransformJob", done.Body);
        Assert.Equal("Completed", done["status"]);
        Assert.Equal("s3://bucket/transform/mt-1", done.Body["remoteModelTransformJob"]!["outputLocation"]!.ToString());
        Assert.Equal(["mt-1"], (await emulator.GetAsync("/ml/modeltransform")).Strings("ids"));
    }

    [Fact]
    public async Task Transform_of_one_trained_model_names_the_model()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        string model = (await emulator.GetAsync("/ml/modeltraining/tr-1")).Body["mlModels"]![0]!["name"]!.ToString();
        Response started = await emulator.PostOkAsync(
            "/ml/modeltransform", new { trainingJobName = model, modelTransformOutputS3Location = "s3://bucket/transform" });
        emulator.PassTime(1);
        Response done = await emulator.GetAsync($"/ml/modeltransform/{started["id"]}");
        Assert.Equal(model, done.Body["models"]![0]!["name"]!.ToString());
    }

    [Theory]
    [InlineData(null, null, null, "MissingParameterException")]
    [InlineData("dp-1", null, null, "MissingParameterException")]
    [InlineData(null, "tr-1", null, "MissingParameterException")]
    [InlineData("dp-1", "tr-1", "model", "InvalidParameterException")]
    [InlineData("dp-1", null, "model", "InvalidParameterException")]
    [InlineData("dp-9", "tr-1", null, "BadRequestException")]
    [InlineData("dp-1", "tr-9", null, "BadRequestException")]
    [InlineData(null, null, "unknown-model", "BadRequestException")]
    public async Task Transform_requires_one_training_job_or_one_model(string? processing, string? training, string? model, string code)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        Response refused = await emulator.PostAsync("/ml/modeltransform", new
        {
            dataProcessingJobId = processing,
            mlModelTrainingJobId = training,
            trainingJobName = model,
            modelTransformOutputS3Location = "s3://bucket/transform",
        });
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task Cancelled_transform_job_stops()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        await emulator.PostOkAsync("/ml/modeltransform", NeptuneJobs.Transform("mt-1", "dp-1", "tr-1"));
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync("/ml/modeltransform/mt-1?clean=false")).Status);
        emulator.PassTime(1);
        Assert.Equal("Stopped", (await emulator.GetAsync("/ml/modeltransform/mt-1"))["status"]);
    }
}
