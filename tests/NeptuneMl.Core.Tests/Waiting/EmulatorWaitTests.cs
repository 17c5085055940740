using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class EmulatorWaitTests
{
    [Fact]
    public async Task Failed_job_is_an_error_with_reason_and_log_location()
    {
        using Watched watched = new(ResourceTable.ReadAgainAsync);
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
        Assert.Contains("data processing job 'doomed' failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The export has no edges.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("https://", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.InRange(watched.Clock.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromSeconds(33.1));
    }

    [Fact]
    public async Task Completed_job_keeps_the_values_of_its_start()
    {
        using Watched watched = new(ResourceTable.ReadAgainAsync);
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Clock = watched.Clock, JobDuration = TimeSpan.FromMinutes(5) });
        DataProcessingJob job = await StartAsync(server, "a");

        watched.Watch.Add(job);
        await watched.RunToTheEndAsync();

        DataProcessingJob done = Assert.IsType<DataProcessingJob>(Assert.Single(watched.Outputs));
        Assert.Equal("Completed", done.Status);
        Assert.Equal("s3://b/out", done.ProcessedDataS3Location);
        Assert.Equal(job.Arn, done.Arn);
        Assert.Equal(job.CreationTime, done.CreationTime);
    }

    [Fact]
    public async Task Wait_survives_a_restart_of_the_service()
    {
        using Watched watched = new(ResourceTable.ReadAgainAsync);
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Clock = watched.Clock,
            JobDuration = TimeSpan.FromMinutes(5),
            Faults = [new Fault(FaultKind.Outage) { Operation = "Get*", Skip = 4, Times = 1, Seconds = 0.5 }],
        });
        NeptuneSession session = Services.Neptune(server.BaseAddress.ToString(), Services.Unsigned with { MaxAttempts = 1 });
        foreach (string id in new[] { "a", "b", "c" }) watched.Watch.Add(await Services.StartAsync(session, id));
        await watched.RunToTheEndAsync();

        Assert.Equal(["a", "b", "c"], watched.Outputs.Select(job => job.Key).Order());
        Assert.Empty(watched.Failures);
        Assert.Contains(watched.Verbose, said => said.Contains("could not be reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lost_job_ends_only_its_own_wait()
    {
        using Watched watched = new(ResourceTable.ReadAgainAsync);
        EmulatorServer before = await EmulatorServer.StartAsync(
            new EmulatorOptions { Clock = watched.Clock, JobDuration = TimeSpan.FromMinutes(5) });
        foreach (string id in new[] { "forgotten", "started again" }) watched.Watch.Add(await StartAsync(before, id.Replace(' ', '-')));
        await watched.RunUntilAsync(() => watched.Watch.Jobs.All(found => found.Job.Status is not null));

        await before.DisposeAsync();
        await using EmulatorServer after = await EmulatorServer.StartAsync(
            new EmulatorOptions { Port = before.Port, Clock = watched.Clock, JobDuration = TimeSpan.FromMinutes(5) });
        await StartAsync(after, "started-again");
        await watched.RunToTheEndAsync();

        NeptuneMLException failure = Assert.Single(watched.Failures);
        Assert.Equal("MLResourceNotFound", failure.ErrorId);
        Assert.Contains("'forgotten' ended; its last known status is InProgress", failure.Message, StringComparison.Ordinal);
        Assert.Equal("started-again", Assert.Single(watched.Outputs).Key);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-8)]
    public async Task Wait_survives_clock_drift_of_hours(int hours)
    {
        using Watched watched = new(ResourceTable.ReadAgainAsync);
        EmulatorServer before = await StartVerifyingAsync(watched, 0, TimeSpan.Zero);
        ConnectionOptions signed = new()
        {
            Region = "us-east-1",
            Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "secret", null),
            MaxAttempts = 3
        };
        watched.Watch.Add(await Services.StartAsync(Services.Neptune(before.BaseAddress.ToString(), signed), "a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 2);

        await before.DisposeAsync();
        await using EmulatorServer after = await StartVerifyingAsync(watched, before.Port, TimeSpan.FromHours(hours));
        await Services.StartAsync(Services.Neptune(after.BaseAddress.ToString(), signed), "a");
        await watched.RunToTheEndAsync();

        Assert.Equal("a", Assert.Single(watched.Outputs).Key);
        Assert.Empty(watched.Failures);
    }

    private static Task<EmulatorServer> StartVerifyingAsync(
        Watched watched,
        int port,
        TimeSpan skew) => EmulatorServer.StartAsync(new EmulatorOptions
        {
            Port = port,
            Clock = watched.Clock,
            ClockSkew = skew,
            JobDuration = TimeSpan.FromMinutes(5),
            Credentials = [new SigningCredential("AKIDEXAMPLE", "secret")],
        });

    private static Task<DataProcessingJob> StartAsync(EmulatorServer server, string id) =>
        Services.StartAsync(Services.Neptune(server.BaseAddress.ToString()), id);
}
