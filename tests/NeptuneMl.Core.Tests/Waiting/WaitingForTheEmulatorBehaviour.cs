using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Waiting;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class WaitingForTheEmulatorBehaviour
{
    [Fact]
    public async Task A_job_that_fails_after_an_hour_is_an_error_with_the_service_s_reason_and_where_its_log_is()
    {
        using Watched watched = new(Looks.AgainAsync);
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Clock = watched.Clock,
            JobDuration = TimeSpan.FromHours(1),
            FailingJobs = new Dictionary<string, string> { ["doomed"] = "The export has no edges." },
        });
        DataProcessingJob job = await StartAsync(server, "doomed");

        watched.Watch.Add(job);
        await watched.RunToTheEndAsync();

        NeptuneMLException failure = Assert.Single(watched.Failures);
        Assert.Equal("JobFailed", failure.ErrorId);
        Assert.Contains("data-processing job 'doomed' failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The export has no edges.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("https://", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.InRange(watched.Clock.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromSeconds(33.1));
    }

    [Fact]
    public async Task What_the_start_knew_is_still_there_when_the_job_has_ended()
    {
        using Watched watched = new(Looks.AgainAsync);
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { Clock = watched.Clock, JobDuration = TimeSpan.FromMinutes(5) });
        DataProcessingJob job = await StartAsync(server, "a");

        watched.Watch.Add(job);
        await watched.RunToTheEndAsync();

        DataProcessingJob done = Assert.IsType<DataProcessingJob>(Assert.Single(watched.Outputs));
        Assert.Equal("Completed", done.Status);
        Assert.Equal("s3://b/out", done.ProcessedDataS3Location);
        Assert.Equal(job.Arn, done.Arn);
        Assert.Equal(job.CreationTime, done.CreationTime);
    }

    private static Task<DataProcessingJob> StartAsync(EmulatorServer server, string id)
    {
        NeptuneSession session = NeptuneSession.Of(NeptuneSession.Open(new ConnectionOptions { EndpointUrl = server.BaseAddress.ToString(), Unsigned = true }));
        ApiInput input = new();
        input.Add("id", "Id", id);
        input.Add("inputDataS3Location", "InputDataS3Location", "s3://b/in");
        input.Add("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out");
        return DataProcessingJobs.Start(session, input).SendAsync(null, CancellationToken.None);
    }
}
