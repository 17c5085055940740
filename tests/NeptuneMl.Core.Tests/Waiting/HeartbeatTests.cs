using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Heartbeat_names_the_only_job_its_status_and_its_age()
    {
        using Watched watched = Running("InProgress", ManualClock.Start - TimeSpan.FromHours(1));

        watched.Watch.Add(Watched.Job("genres"));
        await watched.RunUntilAsync(() => watched.Verbose.Count() == 2);

        Assert.Equal(
            [
                "Waiting for the data processing job 'genres': InProgress, 1:05:00 after its start.",
                "Waiting for the data processing job 'genres': InProgress, 1:10:00 after its start.",
            ],
            watched.Verbose);
        Assert.Equal(2 * s_interval, watched.Clock.Elapsed);
    }

    [Fact]
    public async Task Heartbeat_counts_many_jobs_by_status()
    {
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, job.Key == "a" ? "Pending" : "InProgress")),
            TimeSpan.FromSeconds(30), heartbeat: s_interval);

        foreach (string id in new[] { "a", "b", "c" }) watched.Watch.Add(Watched.Job(id));
        await watched.RunUntilAsync(() => watched.Verbose.Any());

        Assert.Equal("Waiting for 3 jobs: 2 InProgress, 1 Pending; the oldest started 0:05:00 ago.", Assert.Single(watched.Verbose));
    }

    [Fact]
    public async Task Heartbeat_comes_while_a_poll_gets_no_response()
    {
        using Watched watched = new(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException("No response comes.");
            },
            heartbeat: s_interval);

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Verbose.Count() == 3);

        Assert.Equal(3 * s_interval, watched.Clock.Elapsed);
        Assert.Contains("'a': pending", watched.Verbose.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sleep_of_the_machine_causes_one_heartbeat()
    {
        using Watched watched = Running("InProgress", null);
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 3);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromHours(8));
        DateTimeOffset woken = watched.Clock.Now;
        await watched.RunUntilAsync(() => watched.Verbose.Any());
        Assert.Equal(woken, watched.Clock.Now);
        await watched.RunUntilAsync(() => watched.Verbose.Count() == 2);

        Assert.Equal(woken + s_interval, watched.Clock.Now);
    }

    [Fact]
    public async Task Interval_begins_again_with_the_next_job()
    {
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, job.Key == "first" ? "Completed" : "InProgress")),
            TimeSpan.FromSeconds(30), heartbeat: s_interval);
        watched.Watch.Add(Watched.Job("first"));
        await watched.RunToTheEndAsync();
        watched.Clock.Jump(TimeSpan.FromHours(1));
        DateTimeOffset later = watched.Clock.Now;

        watched.Watch.Add(Watched.Job("second"));
        await watched.RunUntilAsync(() => watched.Verbose.Any());

        Assert.Equal(later + s_interval, watched.Clock.Now);
    }

    private static Watched Running(string status, DateTimeOffset? created) => new(
        (job, _) => Task.FromResult<MLResource>(new DataProcessingJob { Id = job.Key, Status = status, CreationTime = created }),
        TimeSpan.FromSeconds(30), heartbeat: s_interval);
}
