using System.Net;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class DataProcessingJobTests
{
    [Fact]
    public async Task Start_returns_id_ARN_and_time()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response response = await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Api.AssertOutput("neptunedata.json", "StartMLDataProcessingJob", response.Body);
        Assert.Equal("dp-1", response["id"]);
        Assert.StartsWith("arn:aws:sagemaker:us-east-1:123456789012:processing-job/", response["arn"], StringComparison.Ordinal);
        Assert.Equal(emulator.Clock.GetUtcNow().ToUnixTimeMilliseconds(), response.Body["creationTimeInMillis"]!.GetValue<long>());
    }

    [Fact]
    public async Task Job_without_an_id_gets_a_UUID()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response response = await emulator.PostOkAsync(
            "/ml/dataprocessing", new { inputDataS3Location = "s3://bucket/a", processedDataS3Location = "s3://bucket/b" });
        Assert.True(Guid.TryParse(response["id"], out _));
    }

    [Fact]
    public async Task Job_goes_from_InProgress_to_Completed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        emulator.PassTime(0.999);
        Assert.Equal("InProgress", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
        emulator.PassTime(0.001);
        Response done = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Api.AssertOutput("neptunedata.json", "GetMLDataProcessingJob", done.Body);
        Assert.Equal("Completed", done["status"]);
        Assert.Equal("Completed", done.Body["processingJob"]!["status"]!.ToString());
        Assert.Equal("s3://bucket/processed/dp-1", done.Body["processingJob"]!["outputLocation"]!.ToString());
    }

    [Fact]
    public async Task Failing_job_reports_its_reason()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("DP-*", "The bucket does not exist."));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("other"));
        Assert.Null((await emulator.GetAsync("/ml/dataprocessing/dp-1")).Body["processingJob"]!["failureReason"]);
        emulator.PassTime(1);
        Response failed = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Assert.Equal("Failed", failed["status"]);
        Assert.Equal("The bucket does not exist.", failed.Body["processingJob"]!["failureReason"]!.ToString());
        Assert.Equal("Completed", (await emulator.GetAsync("/ml/dataprocessing/other"))["status"]);
    }

    [Fact]
    public async Task Cancelled_job_goes_from_Stopping_to_Stopped()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Response cancel = await emulator.DeleteAsync("/ml/dataprocessing/dp-1");
        Api.AssertOutput("neptunedata.json", "CancelMLDataProcessingJob", cancel.Body);
        Assert.Equal("Stopping", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
        emulator.PassTime(0.1);
        Response stopped = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Assert.Equal("Stopped", stopped["status"]);
        Assert.NotNull(stopped.Body["processingJob"]!["outputLocation"]);
        emulator.PassTime(5);
        Assert.Equal("Stopped", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
    }

    [Fact]
    public async Task Cancel_with_clean_leaves_no_output()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.DeleteAsync("/ml/dataprocessing/dp-1?clean=TRUE");
        emulator.PassTime(1);
        Assert.Null((await emulator.GetAsync("/ml/dataprocessing/dp-1")).Body["processingJob"]!["outputLocation"]);
    }

    [Fact]
    public async Task Cancel_is_idempotent_but_fails_for_a_completed_job()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.DeleteAsync("/ml/dataprocessing/dp-1");
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync("/ml/dataprocessing/dp-1")).Status);

        await emulator.CompleteDataProcessingAsync("dp-2");
        Response refused = await emulator.DeleteAsync("/ml/dataprocessing/dp-2");
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task Duplicate_id_is_rejected_and_keeps_the_first_job()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Response refused = await emulator.PostAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (refused.Status, refused["code"]));
        Assert.Equal(["dp-1"], (await emulator.GetAsync("/ml/dataprocessing")).Strings("ids"));
    }

    [Fact]
    public async Task Concurrent_starts_with_one_id_start_one_job()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response[] responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            _ => emulator.PostAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"))));
        Assert.Single(responses, response => response.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task List_returns_the_ten_newest_by_default()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        for (int number = 1; number <= 12; number++)
            await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing($"dp-{number}"));
        string[] newestFirst = [.. Enumerable.Range(1, 12).Reverse().Select(number => $"dp-{number}")];
        Response list = await emulator.GetAsync("/ml/dataprocessing");
        Api.AssertOutput("neptunedata.json", "ListMLDataProcessingJobs", list.Body);
        Assert.Equal(newestFirst[..10], list.Strings("ids"));
        Assert.Equal(newestFirst, (await emulator.GetAsync("/ml/dataprocessing?maxItems=1024")).Strings("ids"));
        Assert.Equal(newestFirst[..1], (await emulator.GetAsync("/ml/dataprocessing?maxItems=1")).Strings("ids"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Unknown_job_is_not_found(string method)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response response = await emulator.SendAsync(new HttpMethod(method), "/ml/dataprocessing/nobody");
        Assert.Equal((HttpStatusCode.NotFound, "MLResourceNotFoundException"), (response.Status, response["code"]));
        Assert.Equal(response.Headers["x-amzn-RequestId"], response["requestId"]);
        Assert.Contains("nobody", response["detailedMessage"], StringComparison.Ordinal);
        Assert.False(response.Headers.ContainsKey("x-amzn-ErrorType"));
    }
}
