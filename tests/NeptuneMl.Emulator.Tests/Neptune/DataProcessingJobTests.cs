using System.Net;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class DataProcessingJobTests
{
    [Fact]
    public async Task A_started_job_answers_with_its_id_arn_and_time()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Answer answer = await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Api.AssertOutput("neptunedata.json", "StartMLDataProcessingJob", answer.Body);
        Assert.Equal("dp-1", answer["id"]);
        Assert.StartsWith("arn:aws:sagemaker:us-east-1:123456789012:processing-job/", answer["arn"], StringComparison.Ordinal);
        Assert.Equal(emulator.Clock.GetUtcNow().ToUnixTimeMilliseconds(), answer.Body["creationTimeInMillis"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_job_without_an_id_gets_a_uuid()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Answer answer = await emulator.PostOkAsync(
            "/ml/dataprocessing", new { inputDataS3Location = "s3://bucket/a", processedDataS3Location = "s3://bucket/b" });
        Assert.True(Guid.TryParse(answer["id"], out _));
    }

    [Fact]
    public async Task A_job_is_in_progress_until_its_time_is_over_and_then_completed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        emulator.PassTime(0.999);
        Assert.Equal("InProgress", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
        emulator.PassTime(0.001);
        Answer done = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Api.AssertOutput("neptunedata.json", "GetMLDataProcessingJob", done.Body);
        Assert.Equal("Completed", done["status"]);
        Assert.Equal("Completed", done.Body["processingJob"]!["status"]!.ToString());
        Assert.Equal("s3://bucket/processed/dp-1", done.Body["processingJob"]!["outputLocation"]!.ToString());
    }

    [Fact]
    public async Task A_job_that_is_to_fail_fails_with_its_reason()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(("DP-*", "The bucket does not exist."));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("other"));
        Assert.Null((await emulator.GetAsync("/ml/dataprocessing/dp-1")).Body["processingJob"]!["failureReason"]);
        emulator.PassTime(1);
        Answer failed = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Assert.Equal("Failed", failed["status"]);
        Assert.Equal("The bucket does not exist.", failed.Body["processingJob"]!["failureReason"]!.ToString());
        Assert.Equal("Completed", (await emulator.GetAsync("/ml/dataprocessing/other"))["status"]);
    }

    [Fact]
    public async Task A_cancelled_job_is_stopping_and_then_stopped()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Answer cancel = await emulator.DeleteAsync("/ml/dataprocessing/dp-1");
        Api.AssertOutput("neptunedata.json", "CancelMLDataProcessingJob", cancel.Body);
        Assert.Equal("Stopping", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
        emulator.PassTime(0.1);
        Answer stopped = await emulator.GetAsync("/ml/dataprocessing/dp-1");
        Assert.Equal("Stopped", stopped["status"]);
        Assert.NotNull(stopped.Body["processingJob"]!["outputLocation"]);
        emulator.PassTime(5);
        Assert.Equal("Stopped", (await emulator.GetAsync("/ml/dataprocessing/dp-1"))["status"]);
    }

    [Fact]
    public async Task Cancelling_with_clean_leaves_no_output()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.DeleteAsync("/ml/dataprocessing/dp-1?clean=TRUE");
        emulator.PassTime(1);
        Assert.Null((await emulator.GetAsync("/ml/dataprocessing/dp-1")).Body["processingJob"]!["outputLocation"]);
    }

    [Fact]
    public async Task Cancelling_twice_is_the_same_as_once_but_a_completed_job_cannot_be_cancelled()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        await emulator.DeleteAsync("/ml/dataprocessing/dp-1");
        Assert.Equal(HttpStatusCode.OK, (await emulator.DeleteAsync("/ml/dataprocessing/dp-1")).Status);

        await emulator.CompleteDataProcessingAsync("dp-2");
        Answer refused = await emulator.DeleteAsync("/ml/dataprocessing/dp-2");
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task A_taken_id_is_refused_and_the_first_job_stays()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Answer refused = await emulator.PostAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (refused.Status, refused["code"]));
        Assert.Equal(["dp-1"], (await emulator.GetAsync("/ml/dataprocessing")).Strings("ids"));
    }

    [Fact]
    public async Task Of_a_hundred_starts_under_one_id_at_once_one_succeeds()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            _ => emulator.PostAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_are_newest_first_ten_at_a_time_unless_asked_for_more()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        for (int number = 1; number <= 12; number++)
            await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing($"dp-{number}"));
        string[] newestFirst = [.. Enumerable.Range(1, 12).Reverse().Select(number => $"dp-{number}")];
        Answer list = await emulator.GetAsync("/ml/dataprocessing");
        Api.AssertOutput("neptunedata.json", "ListMLDataProcessingJobs", list.Body);
        Assert.Equal(newestFirst[..10], list.Strings("ids"));
        Assert.Equal(newestFirst, (await emulator.GetAsync("/ml/dataprocessing?maxItems=1024")).Strings("ids"));
        Assert.Equal(newestFirst[..1], (await emulator.GetAsync("/ml/dataprocessing?maxItems=1")).Strings("ids"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task An_unknown_job_is_not_found(string method)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Answer answer = await emulator.SendAsync(new HttpMethod(method), "/ml/dataprocessing/nobody");
        Assert.Equal((HttpStatusCode.NotFound, "MLResourceNotFoundException"), (answer.Status, answer["code"]));
        Assert.Equal(answer.Headers["x-amzn-RequestId"], answer["requestId"]);
        Assert.Contains("nobody", answer["detailedMessage"], StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("x-amzn-ErrorType"));
    }
}
