using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Tests.Waiting;

public sealed class FailingPollTests
{
    private static readonly NeptuneMLException s_throttled = new("try later") { ErrorId = "Throttled", IsRetryable = true };
    private static readonly NeptuneMLException s_expired = new("too old") { ErrorId = "CredentialsExpired", IsRetryable = true };
    private static readonly NeptuneMLException s_rejectedCredentials = new("Rejected.")
    {
        ErrorId = "AccessDenied",
        HasRejectedCredentials = true
    };
    private static readonly NeptuneMLException s_missing = new("there is none") { ErrorId = "MLResourceNotFound" };

    [Theory]
    [InlineData("Throttled", true)]
    [InlineData("ServiceUnavailable", true)]
    [InlineData("InternalFailure", true)]
    [InlineData("EndpointUnreachable", true)]
    [InlineData("Timeout", true)]
    [InlineData("UnexpectedResponse", false)]
    public async Task Twenty_failed_polls_cause_one_warning_and_one_on_recovery(string errorId, bool isRetryable)
    {
        int looks = 0;
        using Watched watched = new((job, _) => ++looks <= 20
            ? throw new NeptuneMLException("try later") { ErrorId = errorId, IsRetryable = isRetryable }
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal("a", Assert.Single(watched.Outputs).Key);
        Assert.Empty(watched.Failures);
        Assert.Equal(20, watched.Verbose.Count());
        Assert.Contains(
            "A poll of data processing job 'a' failed and will be retried (consecutive failures: 20): try later",
            watched.Verbose.Last(),
            StringComparison.Ordinal);
        Assert.Equal(2, watched.Warnings.Count());
        Assert.Contains("keeps failing", watched.Warnings.First(), StringComparison.Ordinal);
        Assert.Contains("try later", watched.Warnings.First(), StringComparison.Ordinal);
        Assert.Contains("succeeds again after 20 failed polls", watched.Warnings.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warning_appears_during_an_outage_and_not_after()
    {
        using Watched watched = new((_, _) => throw s_throttled);

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunUntilAsync(() => watched.Looks.Count == 5);
        await watched.Clock.UntilTimerAsync();
        watched.Read();

        Assert.Single(watched.Warnings);
        Assert.Equal(1, watched.Watch.Count);
    }

    [Fact]
    public async Task Few_failed_polls_cause_no_warning()
    {
        int looks = 0;
        using Watched watched = new(
            (job, _) => ++looks <= 4 ? throw s_throttled : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Empty(watched.Warnings);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(2)]
    public async Task Consecutive_failures_double_the_interval_up_to_30_seconds_until_a_success(double seconds)
    {
        int looks = 0;
        using Watched watched = new(
            (job, _) => ++looks <= 15 ?
                throw s_throttled :
                Task.FromResult<MLResource>(Watched.Job(job.Key, looks == 18 ? "Completed" : "InProgress")),
            TimeSpan.FromSeconds(seconds));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Equal(seconds, watched.Intervals[0], 0.0011);
        for (int failures = 1; failures <= 15; failures++)
        {
            double planned = Math.Min(30, seconds * Math.Pow(2, failures));
            Assert.InRange(watched.Intervals[failures], planned * 0.9 - 0.001, planned * 1.1 + 0.0011);
        }

        Assert.All(watched.Intervals.Skip(16), interval => Assert.Equal(seconds, interval, 0.0011));
    }

    [Fact]
    public async Task Interval_above_30_seconds_is_kept_when_polls_fail()
    {
        int looks = 0;
        using Watched watched = new(
            (job, _) => ++looks <= 5 ? throw s_throttled : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")),
            TimeSpan.FromHours(1));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.All(watched.Intervals, interval => Assert.Equal(3600, interval, 0.0011));
    }

    [Fact]
    public async Task Outage_of_many_jobs_causes_one_warning_per_connection()
    {
        NeptuneMLConnection[] connections = [Connection("one"), Connection("two"), Connection("three")];
        int left = 1500;
        using Watched watched = new((job, _) => Interlocked.Decrement(ref left) >= 0
            && job is DataProcessingJob { Connection: { } connection }
            && connection != connections[2]
            ? throw s_throttled
            : Task.FromResult<MLResource>(Done((DataProcessingJob)job)));

        for (int i = 0; i < 300; i++)
            watched.Watch.Add(new DataProcessingJob { Id = $"job-{i}", Connection = connections[i % 3] });
        await watched.RunToTheEndAsync();

        Assert.Equal(300, watched.Outputs.Select(job => job.Key).Distinct().Count());
        Assert.Equal(
            ["https://one/ keeps", "https://one/ succeeds", "https://two/ keeps", "https://two/ succeeds"],
            watched.Warnings.Select(warning => string.Join(' ', warning.Split(' ')[3..5])).Order());
    }

    [Fact]
    public async Task Abandoned_job_does_not_count_as_recovery()
    {
        using Watched watched = new((_, _) => throw s_throttled, timeout: TimeSpan.FromMinutes(10));

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        await watched.RunToTheEndAsync();

        Assert.Single(watched.Warnings);
        NeptuneMLException failure = Assert.Single(watched.Failures);
        Assert.Equal("Timeout", failure.ErrorId);
        Assert.Matches(@"its status is InProgress.* The last \d+ polls failed: try later", failure.Message);
    }

    [Fact]
    public async Task Credentials_renewed_within_an_hour_cause_only_a_warning()
    {
        Watched? self = null;
        using Watched watched = new((job, _) => self!.Clock.Elapsed < TimeSpan.FromMinutes(59)
            ? throw s_expired
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));
        self = watched;

        watched.Watch.Add(Watched.Job("a"));
        watched.Watch.Add(Watched.Job("b"));
        await watched.RunUntilAsync(() => watched.Looks.Count >= 2);
        await watched.RunToTheEndAsync();

        Assert.Equal(2, watched.Outputs.Count());
        Assert.Empty(watched.Failures);
        Assert.Equal(2, watched.Warnings.Count());
        Assert.Contains("the credentials have expired", watched.Warnings.First(), StringComparison.Ordinal);
        Assert.Contains("for one hour", watched.Warnings.First(), StringComparison.Ordinal);
        Assert.Contains("succeeds again", watched.Warnings.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_not_renewed_within_an_hour_end_the_wait()
    {
        using Watched watched = new((_, _) => throw s_expired);

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        await watched.RunToTheEndAsync();

        AssertEndedFor("a", watched);
        Assert.InRange(watched.Clock.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromSeconds(70));
        Assert.Single(watched.Warnings);
    }

    [Fact]
    public async Task Fixed_expired_credentials_end_the_wait_at_once_for_their_connection()
    {
        using Watched watched = new((job, _) => job.Key == "a"
            ? throw new NeptuneMLException("too old") { ErrorId = "CredentialsExpired", IsRetryable = false }
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        watched.Watch.Add(Watched.Job("b"));
        await watched.RunToTheEndAsync();

        AssertEndedFor("a", watched);
        Assert.Equal("b", Assert.Single(watched.Outputs).Key);
        Assert.InRange(watched.Clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Empty(watched.Warnings);
    }

    [Fact]
    public async Task Wait_survives_credentials_that_are_rejected_for_less_than_a_minute()
    {
        Watched? self = null;
        using Watched watched = new((job, _) => self!.Looks.Count switch
        {
            1 => Task.FromResult<MLResource>(Watched.Job(job.Key, "InProgress")),
            _ when self.Clock.Elapsed < TimeSpan.FromSeconds(55) => throw s_rejectedCredentials,
            _ => Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")),
        });
        self = watched;

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Single(watched.Outputs);
        Assert.Empty(watched.Failures);
    }

    [Fact]
    public async Task Rejected_credentials_end_the_wait_after_a_minute_or_at_once_if_never_valid()
    {
        using Watched watched = new((_, _) => throw s_rejectedCredentials);

        watched.Watch.Add(Watched.Job("unread"));
        await watched.RunToTheEndAsync();
        Assert.Single(watched.Looks);
        watched.Watch.Add(Watched.Job("read", "InProgress"));
        await watched.RunToTheEndAsync();

        Assert.Equal(["AccessDenied", "AccessDenied"], watched.Failures.Select(failure => failure.ErrorId));
        Assert.InRange(watched.Clock.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2.5));
    }

    [Fact]
    public async Task Missing_permission_ends_the_wait_at_once()
    {
        using Watched watched = new((_, _) => throw new NeptuneMLException("Denied.") { ErrorId = "AccessDenied" });

        watched.Watch.Add(Watched.Job("a", "InProgress"));
        await watched.RunToTheEndAsync();

        Assert.Equal("AccessDenied", Assert.Single(watched.Failures).ErrorId);
        Assert.Single(watched.Looks);
    }

    [Fact]
    public async Task Deleted_job_is_an_error_and_other_waits_continue()
    {
        int looks = 0;
        using Watched watched = new((job, _) => job.Key == "gone" && ++looks > 2
            ? throw s_missing
            : Task.FromResult<MLResource>(
                Watched.Job(job.Key, job.Key == "gone" || Interlocked.Increment(ref looks) < 20 ? "InProgress" : "Completed")));

        watched.Watch.Add(Watched.Job("gone"));
        watched.Watch.Add(Watched.Job("there"));
        await watched.RunToTheEndAsync();

        CallRecord record = Assert.Single(watched.Records, record => record.Kind == CallRecordKind.Failure);
        NeptuneMLException failure = (NeptuneMLException)record.Payload;
        Assert.Equal("MLResourceNotFound", failure.ErrorId);
        Assert.Contains("there is none", failure.Message, StringComparison.Ordinal);
        Assert.Contains("data processing job 'gone' ended; its last known status is InProgress", failure.Message, StringComparison.Ordinal);
        Assert.Equal("gone", ((MLResource)record.Target!).Key);
        Assert.Equal("there", Assert.Single(watched.Outputs).Key);
    }

    [Fact]
    public async Task Other_failures_do_not_count_as_not_found()
    {
        Queue<NeptuneMLException> failures = new([.. Enumerable.Repeat(s_throttled, 20), s_missing, s_throttled, s_missing, s_missing]);
        using Watched watched = new((job, _) => failures.TryDequeue(out NeptuneMLException? failure)
            ? throw failure
            : Task.FromResult<MLResource>(Watched.Job(job.Key, "Completed")));

        watched.Watch.Add(Watched.Job("a"));
        await watched.RunToTheEndAsync();

        Assert.Single(watched.Outputs);
        Assert.Equal(24, watched.Verbose.Count());
    }

    [Fact]
    public async Task Unread_messages_do_not_accumulate()
    {
        using Watched watched = new((_, _) => throw s_throttled, TimeSpan.FromSeconds(1));

        for (int i = 0; i < 100; i++) watched.Watch.Add(Watched.Job($"job-{i}"));
        await watched.Clock.RunUntilAsync(() => watched.Looks.Count >= 2000);
        watched.Read();

        Assert.InRange(watched.Verbose.Count(), 100, 300);
        Assert.Single(watched.Warnings);
    }

    private static void AssertEndedFor(string id, Watched watched)
    {
        CallRecord record = Assert.Single(watched.Records, record => record.Kind == CallRecordKind.Failure);
        NeptuneMLException failure = (NeptuneMLException)record.Payload;
        Assert.Equal(("CredentialsExpired", false), (failure.ErrorId, failure.IsRetryable));
        Assert.Contains($"'{id}' ended; its last known status is InProgress", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Connect again", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(id, ((MLResource)record.Target!).Key);
    }

    private static NeptuneMLConnection Connection(string host) =>
        new() { EndpointUrl = new Uri($"https://{host}/"), CredentialSource = "given", IsSigned = false };

    private static DataProcessingJob Done(DataProcessingJob job) =>
        new() { Id = job.Id, Status = "Completed", Connection = job.Connection };
}
