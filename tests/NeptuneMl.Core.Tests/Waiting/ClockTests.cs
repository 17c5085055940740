namespace NeptuneMl.Core.Tests.Waiting;

public sealed class ClockTests
{
    [Fact]
    public async Task Sleep_of_the_machine_causes_one_poll_per_job()
    {
        const int Jobs = 20;
        using Watched watched = Running(TimeSpan.FromSeconds(10));
        for (int i = 0; i < Jobs; i++) watched.Watch.Add(Watched.Job($"job-{i}"));
        await watched.RunUntilAsync(() => watched.Looks.Count == Jobs);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromHours(8));
        DateTimeOffset woken = watched.Clock.Now;
        await watched.RunUntilAsync(() => watched.Looks.Count == 3 * Jobs);

        DateTimeOffset[] later = [.. watched.Looks.Skip(Jobs).Select(look => look.At)];
        Assert.All(later.Take(Jobs), time => Assert.Equal(woken, time));
        Assert.All(later.Skip(Jobs), time => Assert.Equal(woken + TimeSpan.FromSeconds(10), time));
    }

    [Fact]
    public async Task Sleep_of_the_machine_does_not_count_toward_the_timeout()
    {
        using Watched watched = Running(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(100));
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 3);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromHours(8));
        await watched.RunToTheEndAsync();

        // It slept for 10 seconds of its own before the machine did.
        Assert.Equal("Timeout", Assert.Single(watched.Failures).ErrorId);
        Assert.Equal(8 * 3600 + 100 - 10, watched.Clock.Elapsed.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Job_completed_during_sleep_is_returned_despite_the_timeout()
    {
        Watched? self = null;
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(
                Watched.Job(job.Key, self!.Clock.Elapsed > TimeSpan.FromHours(1) ? "Completed" : "InProgress")),
            TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15));
        self = watched;
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 1);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromHours(8));
        await watched.RunToTheEndAsync();

        Assert.Equal("a", Assert.Single(watched.Outputs).Key);
    }

    [Fact]
    public async Task Timestamps_that_go_back_do_not_stop_polling()
    {
        using Watched watched = Running(TimeSpan.FromSeconds(10));
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 1);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromHours(-1));
        DateTimeOffset set = watched.Clock.Now;
        await watched.RunUntilAsync(() => watched.Looks.Count == 3);

        Assert.Equal([set + TimeSpan.FromSeconds(10), set + TimeSpan.FromSeconds(20)], watched.Looks.Skip(1).Select(look => look.At));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-8)]
    public async Task Change_of_the_system_clock_does_not_affect_polling(int hours)
    {
        using Watched watched = Running(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(95));
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 2);

        watched.Clock.Set(TimeSpan.FromHours(hours));
        await watched.RunToTheEndAsync();

        Assert.Equal(10, watched.Looks.Count);
        Assert.Equal(95, watched.Clock.Elapsed.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Late_timer_delays_one_poll_and_counts_toward_the_timeout()
    {
        using Watched watched = Running(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(100));
        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 1);
        await watched.Clock.UntilTimerAsync();

        watched.Clock.Jump(TimeSpan.FromSeconds(19));
        await watched.RunToTheEndAsync();

        Assert.Equal([10, 19, 10], watched.Intervals.Take(3).Select(interval => Math.Round(interval)));
        Assert.Equal(100, watched.Clock.Elapsed.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Timeout_of_a_year_is_supported()
    {
        using Watched watched = Running(TimeSpan.FromHours(1), TimeSpan.FromDays(365));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal("Timeout", Assert.Single(watched.Failures).ErrorId);
        Assert.Equal(365 * 24, watched.Looks.Count);
        Assert.Equal(365, watched.Clock.Elapsed.TotalDays, 0.001);
    }

    [Fact]
    public async Task Poll_without_response_exceeds_the_timeout_by_at_most_five_seconds()
    {
        using Watched watched = new(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException("nobody responds");
            },
            TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal("Timeout", Assert.Single(watched.Failures).ErrorId);
        Assert.Equal(65, watched.Clock.Elapsed.TotalSeconds, 0.01);
    }

    private static Watched Running(TimeSpan poll, TimeSpan? timeout = null) =>
        new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, "InProgress")), poll, timeout);
}
