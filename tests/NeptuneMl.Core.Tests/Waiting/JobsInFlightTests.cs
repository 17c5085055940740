using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Core.Waiting;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class JobsInFlightTests : IDisposable
{
    private static readonly NeptuneMLException s_quota = new("The quota is 2.") { ErrorId = "ServiceQuotaExceeded" };

    private readonly ManualClock _clock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<CallStream> _logs = [];
    private int _followed;

    [Fact]
    public void Room_is_limited_by_starting_and_running_jobs()
    {
        JobsInFlight jobs = Create(max: 2);

        jobs.OnStarting();
        Assert.True(jobs.HasRoom);
        jobs.OnStarting();
        Assert.False(jobs.HasRoom);
        jobs.OnStarted();
        Assert.False(jobs.HasRoom);
        jobs.OnNotStarted();
        Assert.True(jobs.HasRoom);
        jobs.OnStarting();
        jobs.OnEnded();
        Assert.True(jobs.HasRoom);
    }

    [Fact]
    public void No_limit_always_has_room()
    {
        JobsInFlight jobs = Create();
        for (int i = 0; i < 1000; i++) jobs.OnStarting();
        Assert.True(jobs.HasRoom);
    }

    [Fact]
    public async Task Wait_for_room_reserves_a_place_each_time_that_a_job_ends()
    {
        JobsInFlight jobs = Create(max: 1);
        await jobs.WaitForRoomAsync(_stopping.Token);
        jobs.OnStarted();
        Task[] waiting = [jobs.WaitForRoomAsync(_stopping.Token), jobs.WaitForRoomAsync(_stopping.Token)];
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        jobs.OnEnded();
        await Watchdog.EndsAsync(_ => Task.WhenAny(waiting), () => "waiting for the first place");
        Assert.False(jobs.HasRoom);
        Task second = Assert.Single(waiting, task => !task.IsCompleted);

        jobs.OnNotStarted();
        await Watchdog.EndsAsync(_ => second, () => "waiting for the second place");
        Assert.False(jobs.HasRoom);
    }

    [Fact]
    public async Task Exceeded_quota_fails_at_once_when_nothing_is_running()
    {
        JobsInFlight jobs = Create();
        jobs.OnStarting();
        int attempts = 0;

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => StartAsync(jobs, "a", () => { attempts++; throw s_quota; }));

        Assert.Same(s_quota, failure);
        Assert.Equal((1, 1), (attempts, _followed));
        Assert.Empty(Verbose());
    }

    [Fact]
    public async Task Other_errors_are_not_retried()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        jobs.OnStarting();
        NeptuneMLException conflict = new("It exists.") { ErrorId = "Conflict" };

        Assert.Same(conflict, await Assert.ThrowsAsync<NeptuneMLException>(() => StartAsync(jobs, "a", () => throw conflict)));
    }

    [Fact]
    public async Task Queued_start_runs_when_a_job_ends_and_writes_one_line()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        Run(jobs);
        jobs.OnStarting();
        int attempts = 0;
        int free = 0;
        Task<object?> start = StartAsync(jobs, "training job 'a'", () => ++attempts > 0 && free == 0 ? throw s_quota : "started");

        jobs.OnEnded();
        await _clock.RunUntilAsync(() => attempts == 2);
        Assert.False(start.IsCompleted);
        free = 1;
        jobs.OnEnded();
        await _clock.RunUntilAsync(() => start.IsCompleted);

        Assert.Equal("started", await start);
        Assert.Equal(
            "The training job 'a' exceeds a quota and is queued until one of the running jobs of this cmdlet ends (running: 2). The quota is 2.",
            Assert.Single(Verbose()));
    }

    [Fact]
    public async Task Quota_that_still_counts_a_finished_job_is_retried_for_a_minute()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        jobs.OnStarting();
        int attempts = 0;
        Task<object?> start = StartAsync(jobs, "a", () => ++attempts > 0 && _clock.Elapsed < TimeSpan.FromSeconds(20) ? throw s_quota : "started");

        jobs.OnEnded();
        await _clock.RunUntilAsync(() => start.IsCompleted);

        Assert.Equal("started", await start);
        Assert.InRange(attempts, 4, 8);
    }

    [Fact]
    public async Task Queued_start_fails_a_minute_after_the_last_job_ended()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        jobs.OnStarting();
        Task<object?> start = StartAsync(jobs, "a", () => throw s_quota);

        jobs.OnEnded();
        await _clock.RunUntilAsync(() => start.IsCompleted);

        Assert.Same(s_quota, await Assert.ThrowsAsync<NeptuneMLException>(() => start));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 60, 75);
    }

    [Fact]
    public async Task Queued_starts_run_in_order()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        int free = 0;
        List<string> started = [];
        Task[] starts =
        [
            .. "abcdef".Select(name =>
            {
                jobs.OnStarting();
                return StartAsync(jobs, name.ToString(), () =>
                {
                    if (free == 0) throw s_quota;
                    free--;
                    started.Add(name.ToString());
                    return "started";
                });
            }),
        ];

        for (int ends = 1; ends <= starts.Length; ends++)
        {
            free = 1;
            jobs.OnEnded();
            await _clock.RunUntilAsync(() => starts.Count(start => start.IsCompleted) == ends);
            jobs.OnStarted();
        }

        Assert.Equal("abcdef", string.Concat(started));
        Assert.Equal(6, Verbose().Count());
    }

    [Fact]
    public async Task Concurrent_starts_that_all_exceed_a_quota_all_fail()
    {
        JobsInFlight jobs = Create();
        for (int i = 0; i < 4; i++) jobs.OnStarting();
        TaskCompletionSource answered = new();

        Task[] starts = [.. Enumerable.Range(0, 4).Select(async i =>
        {
            try
            {
                await jobs.StartAsync<object>($"{i}", async () => { await answered.Task; throw s_quota; }, Context());
            }
            finally
            {
                jobs.OnNotStarted();
            }
        })];
        answered.SetResult();
        await _clock.RunUntilAsync(() => starts.All(start => start.IsCompleted));

        foreach (Task start in starts) Assert.Same(s_quota, await Assert.ThrowsAsync<NeptuneMLException>(() => start));
    }

    [Fact]
    public async Task Cancellation_ends_a_queued_start()
    {
        JobsInFlight jobs = Create();
        Run(jobs);
        jobs.OnStarting();
        Task<object?> start = StartAsync(jobs, "a", () => throw s_quota);

        await _stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _clock.Dispose();
    }

    private static void Run(JobsInFlight jobs)
    {
        jobs.OnStarting();
        jobs.OnStarted();
    }

    private JobsInFlight Create(int max = 0) => new(max, _clock, _clock.Signal) { QuotaExceeded = () => _followed++ };

    private async Task<object?> StartAsync(JobsInFlight jobs, string what, Func<object?> start)
    {
        try
        {
            return await jobs.StartAsync(what, () => Task.FromResult(start()), Context());
        }
        finally
        {
            _clock.Signal();
        }
    }

    private CallContext Context()
    {
        CallStream log = new(_clock.Signal, null);
        _logs.Add(log);
        return Services.Neptune("http://127.0.0.1:1").Context(log, _stopping.Token);
    }

    private IEnumerable<string> Verbose()
    {
        foreach (CallStream log in _logs)
            while (log.TryRead(out CallRecord? record)) yield return (string)record.Payload;
    }
}
