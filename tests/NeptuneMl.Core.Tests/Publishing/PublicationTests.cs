using System.Globalization;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Publishing;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Core.Tests.Publishing;

/// <summary>Publications in every outcome, killed and disturbed at each of their requests. The endpoint must answer all the time, nothing
/// may be left but what is named, and the outcome must be the same as without a disturbance.</summary>
public sealed class PublicationTests
{
    private const string Live = PublishedCluster.Live;
    private const string Canary = PublishedCluster.Canary;

    // The outcome, and the number of requests that change an endpoint and of queries.
    private static readonly Dictionary<string, (int Changes, int Queries)> s_outcomes = new()
    {
        ["published"] = (3, 2),
        ["published, the model before is kept"] = (3, 2),
        ["published for the first time"] = (3, 2),
        ["the canary cannot be created"] = (2, 0),
        ["the canary fails the test"] = (2, 1),
        ["the endpoint fails the test"] = (4, 0),
        ["the endpoint fails the test of the first publication"] = (4, 0),
        ["SageMaker rolls the update back"] = (4, 2),
    };

    public static TheoryData<string, string> Kills()
    {
        TheoryData<string, string> cases = [];
        foreach ((string outcome, (int changes, int queries)) in s_outcomes)
        {
            cases.Add(outcome, "nothing");
            for (int change = 0; change < changes; change++)
            {
                cases.Add(outcome, $"kill before change {change}");
                cases.Add(outcome, $"kill after change {change}");
            }

            for (int query = 0; query < queries; query++) cases.Add(outcome, $"kill before query {query}");
            // Reads of the endpoint, of the job to roll back to, of the canary, and of the waits.
            for (int read = 0; read < 6; read++) cases.Add(outcome, $"kill before read {read}");
        }

        return cases;
    }

    public static TheoryData<string, string> Faults()
    {
        TheoryData<string, string> cases = [];
        string[] faults = ["reset before", "reset after", "503 before", "503 after", "429 before"];
        foreach (string outcome in new[] { "published", "published, the model before is kept", "the endpoint fails the test" })
        {
            for (int change = 0; change < s_outcomes[outcome].Changes; change++)
                foreach (string fault in faults) cases.Add(outcome, $"{fault} change {change}");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Kills))]
    [MemberData(nameof(Faults))]
    public async Task Outcome_is_the_same_whatever_disturbs_it(string outcome, string disturbance)
    {
        bool isFirst = outcome.Contains("first", StringComparison.Ordinal);
        string[] failing = outcome switch
        {
            "the canary cannot be created" => [Canary],
            "SageMaker rolls the update back" => [$"{Live}:update"],
            _ => [],
        };
        await using PublishedCluster cluster = await PublishedCluster.StartAsync(!isFirst, failing);

        (MLEndpoint? endpoint, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => Configure(options, outcome, cluster), InterceptionOf(disturbance));

        Assert.True(cluster.WasIntercepted);
        string[] left = await cluster.EndpointsAsync();
        if (outcome.StartsWith("published", StringComparison.Ordinal))
        {
            Assert.Null(failure);
            Assert.Equal(Live, endpoint!.Id);
            Assert.Equal("new", endpoint.SourceTrainingJobId);
            Assert.Equal(cluster.Genres["new"], await cluster.GenreAsync(Live));
            bool isKept = outcome.EndsWith("kept", StringComparison.Ordinal);
            Assert.Equal(isKept ? [Live, Canary] : [Live], left);
            Assert.Equal(isKept ? Canary : null, endpoint.PreviousModelEndpointId);
            if (isKept) Assert.Equal(cluster.Genres["old"], await cluster.GenreAsync(Canary));
        }
        else
        {
            Assert.Equal(
                outcome switch
                {
                    "the canary cannot be created" => ErrorIds.JobFailed,
                    "the canary fails the test" => ErrorIds.PublicationTestFailed,
                    _ => ErrorIds.PublicationRolledBack,
                },
                failure?.ErrorId);
            Assert.Equal(isFirst ? [] : [Live], left);
            if (!isFirst) Assert.Equal(cluster.Genres["old"], await cluster.GenreAsync(Live));
        }

        Assert.Empty(cluster.Outages);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    public async Task Change_that_was_accepted_is_not_made_again(int read, int changes)
    {
        // The reads of the waits for the canary and for the endpoint.
        await using PublishedCluster cluster = await PublishedCluster.StartAsync(hasEndpoint: false);

        (MLEndpoint? endpoint, _) = await cluster.PublishAsync(
            options => options with { PreviousTrainingJobId = null },
            new Interception("kill", "read", read + 1) { IsKill = true });

        Assert.Equal("new", endpoint!.SourceTrainingJobId);
        Assert.Equal(changes, cluster.Changes);
    }

    [Fact]
    public async Task Canary_is_not_tested_again_when_the_endpoint_may_have_changed()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        int tests = 0;

        (MLEndpoint? endpoint, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with
            {
                TestAsync = (_, tested) => Task.FromResult(tested.Id == Canary && tests++ > 0 ? "it is tested again" : null),
            },
            InterceptionOf("kill after change 1"));

        Assert.Null(failure);
        Assert.Equal(cluster.Genres["new"], await cluster.GenreAsync(endpoint!.Id));
    }

    [Fact]
    public async Task Roll_back_that_has_begun_is_completed_even_when_the_test_would_pass_now()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        int tests = 0;

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with
            {
                TestAsync = (_, tested) => Task.FromResult(tested.Id == Live && tests++ == 0 ? "it is too slow" : null),
            },
            InterceptionOf("kill after change 2"));

        Assert.Equal(ErrorIds.PublicationRolledBack, failure!.ErrorId);
        Assert.Contains("it is too slow", failure.Message, StringComparison.Ordinal);
        Assert.Equal(cluster.Genres["old"], await cluster.GenreAsync(Live));
        Assert.Equal([Live], await cluster.EndpointsAsync());
    }

    [Theory]
    [InlineData("kill after change 0")]
    [InlineData("kill after change 1")]
    [InlineData("kill before read 5")]
    public async Task Other_publication_after_a_kill_rolls_back_to_the_last_model_that_worked(string kill)
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        _ = await cluster.PublishAsync(null, InterceptionOf(kill), isContinued: false);

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with { PreviousTrainingJobId = null, TestAsync = (_, _) => Task.FromResult<string?>("it is too slow") }, modelName: "rgcn");

        Assert.NotNull(failure);
        Assert.Equal([Live], await cluster.EndpointsAsync());
        Assert.Equal(cluster.Genres["old"], await cluster.GenreAsync(Live));
        Assert.Empty(cluster.Outages);
    }

    [Fact]
    public async Task Stale_read_after_an_update_is_not_taken_for_its_end()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        string? before = null;
        int stale = 0;
        cluster.Rewrite = (request, body) =>
        {
            if (request.Method == "POST" && request.Body.Contains("update", StringComparison.Ordinal)) stale = 2;
            if (request.Method != "GET" || !request.Path.EndsWith($"/{Live}", StringComparison.Ordinal)) return body;
            if (stale-- > 0) return before!;
            return before = body;
        };
        Dictionary<string, string> tested = [];

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(options => options with
        {
            TestAsync = async (_, endpoint) =>
            {
                tested[endpoint.Id] = await cluster.GenreAsync(endpoint.Id);
                return null;
            },
        });

        Assert.Null(failure);
        Assert.Equal(cluster.Genres["new"], tested[Live]);
    }

    [Fact]
    public async Task Same_publication_again_changes_nothing()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        _ = await cluster.PublishAsync();

        // No change is let through any more.
        (MLEndpoint? endpoint, NeptuneMLException? failure) = await cluster.PublishAsync(
            null, new Interception("all", "change", 0) { Status = 503, Repeats = true });

        Assert.Null(failure);
        Assert.Equal((Live, "new"), (endpoint!.Id, endpoint.SourceTrainingJobId));
        Assert.False(cluster.WasIntercepted);
    }

    [Fact]
    public async Task Model_that_the_endpoint_serves_after_a_roll_back_is_not_published_again()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync(hasEndpoint: false);
        _ = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null }, model: "old");
        _ = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null, TestAsync = FailsOn(Live) });
        int changes = cluster.Changes;

        (MLEndpoint? endpoint, _) = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null }, model: "old");

        Assert.Equal("old", endpoint!.SourceTrainingJobId);
        Assert.Equal(changes, cluster.Changes);
    }

    [Fact]
    public async Task Model_before_comes_from_the_journal_of_the_last_publication()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync(hasEndpoint: false);
        _ = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null });

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with { PreviousTrainingJobId = null, CanaryId = "another", TestAsync = FailsOn(Live) }, null, model: "old");

        Assert.Equal(ErrorIds.PublicationRolledBack, failure!.ErrorId);
        Assert.Contains("the model of the training job 'new'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(cluster.Genres["new"], await cluster.GenreAsync(Live));
        Assert.Equal([Live], await cluster.EndpointsAsync());
    }

    [Fact]
    public async Task Model_before_must_be_known_before_anything_changes()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null });

        Assert.Equal((ErrorIds.InvalidParameter, "PreviousMLModelTrainingJobId"), (failure!.ErrorId, failure.ParameterName));
        Assert.Equal([Live], await cluster.EndpointsAsync());
    }

    [Fact]
    public async Task Update_by_other_means_makes_the_model_before_unknown()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync(hasEndpoint: false);
        _ = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null });
        await cluster.UpdateAsync(Live, "old");

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(options => options with { PreviousTrainingJobId = null });

        Assert.Equal("PreviousMLModelTrainingJobId", failure!.ParameterName);
    }

    [Fact]
    public async Task Job_to_roll_back_to_must_exist()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with { PreviousTrainingJobId = "gone" });

        Assert.Contains("could not be rolled back: the training job 'gone' does not exist", failure!.Message, StringComparison.Ordinal);
        Assert.Equal([Live], await cluster.EndpointsAsync());
    }

    [Fact]
    public async Task Endpoint_of_somebody_else_is_no_canary()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        await cluster.CreateAsync(Canary, "old");

        (_, NeptuneMLException? failure) = await cluster.PublishAsync();

        Assert.Equal(ErrorIds.Conflict, failure!.ErrorId);
        Assert.Contains("-CanaryId", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([Live, Canary], await cluster.EndpointsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("kill after change 0")]
    [InlineData("kill after change 2")]
    public async Task Canary_of_another_id_is_deleted(string? kill)
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        _ = await cluster.PublishAsync(
            options => options with { CanaryId = "one", KeepsPrevious = true }, kill is null ? null : InterceptionOf(kill), isContinued: false);

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            options => options with { PreviousTrainingJobId = null, CanaryId = "other" }, model: kill is null ? "old" : "new");

        Assert.Null(failure);
        Assert.Equal([Live], await cluster.EndpointsAsync());
        Assert.Empty(cluster.Outages);
    }

    [Fact]
    public async Task Error_of_an_unfinished_publication_names_the_endpoint_that_is_left()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();

        (_, NeptuneMLException? failure) = await cluster.PublishAsync(
            null, new Interception("all after the canary", "change", 1) { Repeats = true });

        Assert.Contains(
            $"is not finished, and endpoint '{Canary}' is left. To continue, run the same command again.", failure!.Message,
            StringComparison.Ordinal);
        Assert.Equal([Live, Canary], await cluster.EndpointsAsync());
        Assert.Empty(cluster.Outages);
    }

    [Fact]
    public async Task Canary_that_cannot_be_deleted_is_named_in_a_warning()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        CallStream log = new(() => { }, null);

        (MLEndpoint? endpoint, _) = await cluster.PublishAsync(
            null, new Interception("the deletion", "change", 2) { Status = 403, Repeats = true }, log: log);

        Assert.Equal(Live, endpoint!.Id);
        List<string> warnings = [];
        while (log.TryRead(out CallRecord? record))
            if (record.Kind == CallRecordKind.Warning) warnings.Add((string)record.Payload);
        Assert.Contains($"Endpoint '{Canary}' is left and could not be deleted", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Contains($"Remove-NeptuneMLEndpoint -Id '{Canary}'", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_publications_to_one_endpoint_do_not_run_at_a_time()
    {
        await using PublishedCluster cluster = await PublishedCluster.StartAsync();
        NeptuneMLException? second = null;

        (_, NeptuneMLException? first) = await cluster.PublishAsync(options => options with
        {
            TestAsync = async (_, _) =>
            {
                if (second is null) (_, second) = await cluster.PublishAsync();
                return null;
            },
        });

        Assert.Null(first);
        Assert.Equal(ErrorIds.JournalLocked, second!.ErrorId);
        Assert.Contains($"publishes a model to endpoint '{Live}'", second.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NodeId,Value\na,b", "has no column Property")]
    [InlineData("NodeId,Property,Value\n", "has no rows")]
    [InlineData("NodeId,Property,Value\n,genre,b", "must have either a NodeId or an EdgeId, in line 2")]
    [InlineData("NodeId,EdgeId,Property,Value\na,b,genre,c", "must have either a NodeId or an EdgeId, in line 2")]
    [InlineData("NodeId,Property,Value\na,genre,", "has no Value, in line 2")]
    [InlineData("NodeId,Property,Value,Tolerance\na,year,b,1", "has a Tolerance, so its Value must be a number, in line 2")]
    [InlineData("NodeId,Property,Value,Tolerance\na,year,1,-1", "which must be a number such as 0.23, in line 2")]
    [InlineData("NodeId,Property,Value,Tolerance,TargetLabel\na,year,1,1,movie", "cannot have both a Tolerance and a TargetLabel")]
    public void Invalid_expectations_are_named_with_their_line(string text, string rule)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        try
        {
            NeptuneMLException failure = Assert.Throws<NeptuneMLException>(() => Expectations.Read(path, "Expect"));

            Assert.Equal("Expect", failure.ParameterName);
            Assert.Contains(rule, failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static PublicationOptions Configure(PublicationOptions options, string outcome, PublishedCluster cluster)
    {
        Expectations expected = Expectations.Read(
            cluster.ExpectationsOf(outcome == "the canary fails the test" ? "old" : "new"), "Expect");
        return options with
        {
            PreviousTrainingJobId = outcome.Contains("first", StringComparison.Ordinal) ? null : options.PreviousTrainingJobId,
            KeepsPrevious = outcome.EndsWith("kept", StringComparison.Ordinal),
            TestAsync = outcome.StartsWith("the endpoint fails", StringComparison.Ordinal)
                ? FailsOn(Live)
                : (context, endpoint) => expected.TestAsync(context, endpoint, 0, null),
        };
    }

    private static Func<CallContext, MLEndpoint, Task<string?>> FailsOn(string id) =>
        (_, endpoint) => Task.FromResult(endpoint.Id == id ? "it is too slow" : null);

    private static Interception? InterceptionOf(string disturbance)
    {
        if (disturbance == "nothing") return null;
        string[] words = disturbance.Split(' ');
        return new Interception(disturbance, words[2], int.Parse(words[3], CultureInfo.InvariantCulture))
        {
            IsKill = words[0] == "kill",
            HasEffect = words[1] == "after",
            Status = int.TryParse(words[0], CultureInfo.InvariantCulture, out int status) ? status : null,
        };
    }
}
