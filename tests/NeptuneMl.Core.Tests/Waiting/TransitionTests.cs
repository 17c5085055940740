using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Waiting;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class TransitionTests
{
    private static readonly NeptuneMLException s_throttled = new("try later") { ErrorId = "Throttled", IsRetryable = true };

    [Fact]
    public async Task Each_state_change_is_reported_once_also_after_failed_polls()
    {
        string?[] statuses = ["Pending", "Pending", null, "Pending", "InProgress", null, null, "InProgress", "Stopping", "InProgress", "Completed"];
        int polls = 0;
        using Watched watched = new((job, _) =>
            statuses[polls++] is { } status ? Task.FromResult<MLResource>(Watched.Job(job.Key, status)) : throw s_throttled);

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        await watched.RunToTheEndAsync();

        Assert.Equal(
            [(null, "Pending"), ("Pending", "InProgress"), ("InProgress", "Stopping"), ("Stopping", "InProgress"), ("InProgress", "Completed")],
            watched.Transitions.Select(transition => (transition.From, transition.Job.Status)));
        Assert.Equal(statuses.Length, polls);
    }

    [Theory]
    [InlineData("Completed")]
    [InlineData("Failed")]
    [InlineData("Stopped")]
    public void Job_that_has_already_finished_has_one_state_change(string status)
    {
        using Watched watched = new((_, _) => throw new InvalidOperationException("No poll is necessary."));

        watched.Watch.Add(Watched.Job("a", status));
        watched.Read();

        JobTransition transition = Assert.Single(watched.Transitions);
        Assert.Equal($"The data processing job 'a' had already finished: {status}.", transition.ToString());
        Assert.Empty(watched.Looks);
    }

    [Fact]
    public async Task State_change_is_read_before_the_result()
    {
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));
        watched.Watch.Add(Watched.Job("a"));
        await watched.Clock.RunUntilAsync(() => watched.Watch.Count == 0);

        List<CallRecordKind> kinds = [];
        while (watched.Watch.TryTake(out CallRecord? record)) kinds.Add(record.Kind);

        Assert.Equal([CallRecordKind.Transition, CallRecordKind.Output], kinds);
    }

    [Fact]
    public async Task No_state_change_is_dropped_while_nothing_is_read()
    {
        const int Jobs = 1000;
        using Watched watched = new((job, _) => Task.FromResult<MLResource>(Watched.Job(job.Key, job.Status is null ? "InProgress" : "Completed")));
        for (int i = 0; i < Jobs; i++) watched.Watch.Add(Watched.Job($"job-{i}"));
        await watched.Clock.RunUntilAsync(() => watched.Watch.Count == 0);

        watched.Read();

        Assert.Equal(2 * Jobs, watched.Transitions.Count);
        Assert.Equal(2 * Jobs, watched.Transitions.Select(transition => (transition.Job.Key, transition.Job.Status)).Distinct().Count());
    }

    [Fact]
    public async Task Time_is_counted_from_the_start_of_the_job()
    {
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Created(job.Key, "InProgress", ManualClock.Start - TimeSpan.FromHours(30))),
            TimeSpan.FromSeconds(2));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Transitions.Count > 0);

        Assert.Equal("The data processing job 'a' is InProgress, 1.06:00:02 after its start.", Assert.Single(watched.Transitions).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public async Task Time_is_counted_from_the_wait_without_a_start_or_with_one_in_the_future(int? hours)
    {
        DateTimeOffset? created = ManualClock.Start + (hours is { } ahead ? TimeSpan.FromHours(ahead) : null);
        Queue<string> statuses = new(["Pending", "Pending", "InProgress"]);
        using Watched watched = new(
            (job, _) => Task.FromResult<MLResource>(Created(job.Key, statuses.Dequeue(), created)), TimeSpan.FromSeconds(20));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Transitions.Count == 2);

        Assert.Equal(
            "The data processing job 'a' changed from Pending to InProgress, 0:01:00 after its start.", watched.Transitions[1].ToString());
    }

    [Fact]
    public void Clean_Rooms_resource_is_called_by_its_name()
    {
        JobTransition transition = new(
            new MLInputChannel { Name = "clicks", MLInputChannelArn = "arn:aws:x", Status = "ACTIVE" }, "CREATE_IN_PROGRESS", TimeSpan.FromMinutes(3));

        Assert.Equal(
            "The ML input channel 'clicks' changed from CREATE_IN_PROGRESS to ACTIVE, 0:03:00 after its start.", transition.ToString());
    }

    private static DataProcessingJob Created(string id, string status, DateTimeOffset? created) =>
        new() { Id = id, Status = status, CreationTime = created };
}
