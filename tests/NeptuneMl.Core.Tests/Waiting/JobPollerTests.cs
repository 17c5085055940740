using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Waiting;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class JobPollerTests
{
    [Fact]
    public async Task Poll_interval_grows_from_1_to_30_seconds_with_jitter()
    {
        int left = 40;
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, --left == 0 ? "Completed" : "InProgress")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal(40, watched.Intervals.Count);
        double planned = 1;
        foreach (double interval in watched.Intervals)
        {
            Assert.InRange(interval, planned * 0.9 - 0.1, planned * 1.1 + 0.001);
            planned = Math.Min(30, planned * 1.5);
        }

        Assert.True(watched.Intervals.TakeLast(20).Distinct().Count() > 10, "the long intervals are spread");
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(2)]
    [InlineData(3600)]
    public async Task Fixed_interval_is_exact(double seconds)
    {
        int left = 5;
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, --left == 0 ? "Completed" : "InProgress")),
            TimeSpan.FromSeconds(seconds));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.All(watched.Intervals, interval => Assert.Equal(seconds, interval, 0.0011));
    }

    [Fact]
    public async Task Jobs_are_returned_in_order_of_completion()
    {
        DateTimeOffset start = ManualClock.Start;
        Dictionary<string, int> endsAfter = new() { ["slow"] = 90, ["quick"] = 5, ["middling"] = 40 };
        Watched? self = null;
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(
            Watched.Job(job.Key, (self!.Clock.Now - start).TotalSeconds >= endsAfter[job.Key] ? "Completed" : "InProgress")));
        self = watched;

        foreach (string id in endsAfter.Keys) watched.Watch.Add(Watched.Job(id));
        await watched.RunToTheEndAsync();

        Assert.Equal(["quick", "middling", "slow"], watched.Outputs.Select(job => job.Key));
        Assert.Empty(watched.Failures);
    }

    [Fact]
    public async Task Completed_job_is_returned_without_a_poll()
    {
        using Watched watched = new((_, _) => throw new InvalidOperationException("nobody should look"));

        watched.Watch.Add(Watched.Job("a", "Completed"));
        watched.Watch.Add(Watched.Failed("b", "out of memory", "https://logs"));
        await watched.RunToTheEndAsync();

        Assert.Equal("a", Assert.Single(watched.Outputs).Key);
        Assert.Equal("JobFailed", Assert.Single(watched.Failures).ErrorId);
        Assert.Empty(watched.Looks);
    }

    [Fact]
    public async Task Unreadable_poll_response_is_polled_again()
    {
        int looks = 0;
        using Watched watched = new((job, _) => ++looks == 1
            ? throw new NeptuneMLException("<html>") { ErrorId = "UnexpectedResponse" }
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Single(watched.Outputs);
    }

    [Theory]
    [InlineData("MLResourceNotFound")]
    [InlineData("ResourceNotFound")]
    public async Task New_job_may_be_missing_for_three_polls(string errorId)
    {
        using Watched watched = new((_, _) => throw new NeptuneMLException("there is none") { ErrorId = errorId });

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal(4, watched.Looks.Count);
        Assert.Equal(errorId, Assert.Single(watched.Failures).ErrorId);
    }

    [Fact]
    public async Task Job_that_appears_late_is_waited_for()
    {
        int looks = 0;
        using Watched watched = new((job, _) => ++looks <= 3
            ? throw new NeptuneMLException("there is none") { ErrorId = "MLResourceNotFound" }
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Single(watched.Outputs);
    }

    [Fact]
    public async Task Rejected_poll_ends_only_its_own_wait()
    {
        using Watched watched = new((job, _) => job.Key == "secret"
            ? throw new NeptuneMLException("not allowed") { ErrorId = "AccessDenied" }
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("secret"));
        watched.Watch.Add(Watched.Job("open"));
        await watched.RunToTheEndAsync();

        Assert.Equal("open", Assert.Single(watched.Outputs).Key);
        CallRecord failure = Assert.Single(watched.Records, record => record.Kind == CallRecordKind.Failure);
        Assert.Equal("AccessDenied", ((NeptuneMLException)failure.Payload).ErrorId);
        Assert.Equal("secret", ((MLResource)failure.Target!).Key);
    }

    [Fact]
    public async Task Timeout_ends_the_wait_and_reports_that_the_job_continues()
    {
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, "InProgress")),
            timeout: TimeSpan.FromSeconds(100));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        NeptuneMLException failure = Assert.Single(watched.Failures);
        Assert.Equal("Timeout", failure.ErrorId);
        Assert.Contains(
            "'a' did not finish within 100 seconds (-TimeoutSeconds); its status is InProgress",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("The job continues", failure.Message, StringComparison.Ordinal);
        Assert.Equal(100, (watched.Clock.Now - ManualClock.Start).TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Unknown_status_is_polled_again()
    {
        Queue<string> statuses = new(["Quantising", "DREAMING", "", "Completed"]);
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, statuses.Dequeue())));

        watched.Watch.Add(Watched.Job("a", "Warming up"));
        await watched.RunToTheEndAsync();

        Assert.Equal("Completed", Assert.Single(watched.Outputs).Status);
        Assert.Equal(4, watched.Looks.Count);
        Assert.Equal(2, watched.Warnings.Count());
        Assert.Contains("'a' has the status 'Quantising'", watched.Warnings.First(), StringComparison.Ordinal);
        Assert.Contains("'DREAMING'", watched.Warnings.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_status_causes_one_warning_for_all_jobs()
    {
        int looks = 0;
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(
            Watched.Job(job.Key, Interlocked.Increment(ref looks) <= 300 ? "Quantising" : "Completed")));

        for (int i = 0; i < 100; i++) watched.Watch.Add(Watched.Job($"job-{i}"));
        await watched.RunToTheEndAsync();

        Assert.Equal(100, watched.Outputs.Count());
        Assert.Single(watched.Warnings);
    }

    [Fact]
    public async Task Status_that_goes_back_is_waited_for()
    {
        Queue<string> statuses = new(["InProgress", "Stopping", "Pending", "InProgress", "Completed"]);
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, statuses.Dequeue())));

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        await watched.RunToTheEndAsync();

        Assert.Equal("Completed", Assert.Single(watched.Outputs).Status);
        Assert.Empty(watched.Warnings);
    }

    [Fact]
    public async Task Another_job_with_the_same_id_is_reported_once_and_waited_for()
    {
        Queue<(string? Arn, string Status)> responses = new(
            [(null, "Pending"), ("first", "InProgress"), ("first", "InProgress"), ("second", "InProgress"), ("second", "Completed")]);
        using Watched watched = new((job, _) =>
        {
            (string? arn, string status) = responses.Dequeue();
            return Task.FromResult<MLResource>(
                new DataProcessingJob { Id = job.Key, Status = status, ProcessingJob = new SageMakerResource { Arn = arn } });
        });

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal("second", ((DataProcessingJob)Assert.Single(watched.Outputs)).ProcessingJob!.Arn);
        string warning = Assert.Single(watched.Warnings);
        Assert.Contains(
            "'a' was replaced by a new one with the same id: its SageMaker job was first and now is second",
            warning,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stopped", "JobStopped", "was stopped")]
    [InlineData("Failed", "JobFailed", "failed")]
    public async Task Failed_job_is_an_error_with_the_job_as_target(string status, string errorId, string words)
    {
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, status)));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        CallRecord record = Assert.Single(watched.Records);
        NeptuneMLException failure = Assert.IsType<NeptuneMLException>(record.Payload);
        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"status {status}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(status, ((MLResource)record.Target!).Status);
    }

    [Fact]
    public async Task Ten_thousand_jobs_are_polled_within_the_limit_and_returned_once()
    {
        const int Limit = 16;
        const int Jobs = 10_000;
        int now = 0, most = 0;
        int[] looks = new int[Jobs];
        using Watched watched = new(
            async (job, _) =>
            {
                int together = Interlocked.Increment(ref now);
                InterlockedMax(ref most, together);
                await Task.Yield();
                Interlocked.Decrement(ref now);
                int number = int.Parse(job.Key, System.Globalization.CultureInfo.InvariantCulture);
                return Watched.Job(job.Key, Interlocked.Increment(ref looks[number]) == 3 ? "Completed" : "InProgress");
            },
            limit: Limit);

        for (int i = 0; i < Jobs; i++) watched.Watch.Add(Watched.Job(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await watched.RunToTheEndAsync();

        Assert.Equal(Jobs, watched.Outputs.Count());
        Assert.Equal(Jobs, watched.Outputs.Select(job => job.Key).Distinct().Count());
        Assert.All(looks, count => Assert.Equal(3, count));
        Assert.InRange(most, 2, Limit);
    }

    [Fact]
    public async Task Synchronous_polls_keep_the_poller_running()
    {
        const int LooksEach = 200;
        using SemaphoreSlim changed = new(0);
        Dictionary<string, int> looks = Enumerable.Range(0, 4).ToDictionary(i => $"job-{i}", _ => 0);
        using JobPoller watch = new(
            new PollSchedule(TimeSpan.FromMilliseconds(1)), null, 8,
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, ++looks[job.Key] < LooksEach ? "InProgress" : "Completed")),
            () => changed.Release(), TimeProvider.System, CancellationToken.None);

        foreach (string id in looks.Keys.ToArray()) watch.Add(Watched.Job(id, "InProgress"));
        while (!watch.IsEmpty)
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(30)), "The poller fell asleep.");
            while (watch.TryTake(out _))
            {
            }
        }

        Assert.All(looks.Values, count => Assert.Equal(LooksEach, count));
    }

    [Fact]
    public async Task Cancellation_ends_polling_and_keeps_the_running_jobs()
    {
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, "InProgress")));
        watched.Watch.Add(Watched.Job("a"));
        await watched.Clock.RunUntilAsync(() => watched.Looks.Count >= 2);

        watched.Stop();
        int looks = watched.Looks.Count;
        watched.Watch.Add(Watched.Job("b"));

        Assert.InRange(watched.Looks.Count, looks, looks + 1);
        Assert.Equal(["a", "b"], watched.Watch.Jobs.Select(job => job.Job.Key).Order());
        watched.Read();
        Assert.Empty(watched.Records);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int known;
        while ((known = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, known) != known)
        {
        }
    }
}
