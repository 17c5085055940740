using System.Collections.Concurrent;
using System.Text.Json;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Calls;

public sealed class ChangesOverTheWireTests
{
    private static readonly ScriptedResponse s_absent = Services.NeptuneError(404, "MLResourceNotFoundException");

    public static TheoryData<string> LostResponses => ["reset", "500", "503", "504", "silence"];

    [Theory]
    [MemberData(nameof(LostResponses))]
    public async Task Start_with_lost_response_is_looked_up_and_not_sent_again(string loss)
    {
        Cluster cluster = new() { Loses = (loss, 1), TakesEffect = true };
        await using ScriptedServer server = new(cluster.Respond);

        DataProcessingJob job = await Services.StartAsync(
            Services.Neptune(server.Url, Services.Unsigned with { RequestTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal([job.Id], cluster.Jobs.Keys);
        Assert.Equal("InProgress", job.Status);
        Assert.Equal((null, null), (job.InputDataS3Location, job.ProcessedDataS3Location));
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [MemberData(nameof(LostResponses))]
    public async Task Start_without_effect_is_retried_with_the_same_id(string loss)
    {
        Cluster cluster = new() { Loses = (loss, 1), TakesEffect = false };
        await using ScriptedServer server = new(cluster.Respond);

        DataProcessingJob job = await Services.StartAsync(
            Services.Neptune(server.Url, Services.Unsigned with { RequestTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal([job.Id], cluster.Jobs.Keys);
        Assert.Equal(["POST", "GET", "POST"], server.Requests.Select(request => request.Method));
        Assert.Single(server.Requests.Where(request => request.Method == "POST").Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task Start_with_lost_responses_is_retried_up_to_MaxAttempts()
    {
        Cluster cluster = new() { Loses = ("reset", 5), TakesEffect = false };
        await using ScriptedServer server = new(cluster.Respond);

        DataProcessingJob job = await Services.StartAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 6 }));

        Assert.Equal([job.Id], cluster.Jobs.Keys);
        Assert.Equal(6, server.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task Start_with_unknown_outcome_fails_and_recommends_a_lookup()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Reset : s_absent);

        NeptuneMLException error = await Services.FailureOfAsync(Services.StartAsync(Services.Neptune(server.Url)));

        Assert.Equal(("OutcomeUnknown", false, "StartMLDataProcessingJob"), (error.ErrorId, error.IsRetryable, error.Operation));
        Assert.Contains(
            "Check with Get-NeptuneMLDataProcessingJob whether the change took effect",
            error.RecommendedAction,
            StringComparison.Ordinal);
        Assert.Equal(server.Requests.Count(request => request.Method == "POST"), server.Requests.Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task Start_with_failed_lookup_has_an_unknown_outcome()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST"
            ? ScriptedResponse.Reset
            : ScriptedResponse.Json("""{"code":"AccessDeniedException","detailedMessage":"No."}""", 403));

        NeptuneMLException error = await Services.FailureOfAsync(Services.StartAsync(Services.Neptune(server.Url, Services.Unsigned)));

        Assert.Equal("OutcomeUnknown", error.ErrorId);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Lookup_of_a_lost_start_is_retried_when_throttled()
    {
        await using ScriptedServer server = new((request, index) => request.Method == "POST" ? ScriptedResponse.Reset
            : index <= 6 ? Services.NeptuneError(429, "TooManyRequestsException")
            : ScriptedResponse.Json("""{"id":"mine","status":"InProgress"}"""));

        DataProcessingJob job = await Services.StartAsync(Services.Neptune(server.Url), "mine");

        Assert.Equal(("mine", "InProgress"), (job.Id, job.Status));
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Retried_start_rejected_as_duplicate_returns_the_first_job()
    {
        await using ScriptedServer server = new((_, index) => index switch
        {
            0 => ScriptedResponse.Reset,
            1 => s_absent,
            2 => Services.NeptuneError(400, "InvalidParameterException", "A job of this id exists."),
            _ => ScriptedResponse.Json("""{"id":"mine","status":"InProgress"}"""),
        });

        DataProcessingJob job = await Services.StartAsync(Services.Neptune(server.Url), "mine");

        Assert.Equal(("mine", "InProgress"), (job.Id, job.Status));
    }

    [Fact]
    public async Task Lost_start_does_not_match_a_job_with_other_values()
    {
        await using ScriptedServer server = new((request, index) => (request.Method, index) switch
        {
            ("POST", 0) => ScriptedResponse.Reset,
            ("POST", _) => Services.NeptuneError(400, "InvalidParameterException", "A job of this id exists."),
            _ => ScriptedResponse.Json("""{"id":"mine","status":"InProgress","processingJob":{"outputLocation":"s3://b/other/mine"}}"""),
        });

        NeptuneMLException error = await Services.FailureOfAsync(Services.StartAsync(Services.Neptune(server.Url), "mine"));

        Assert.Equal("InvalidParameter", error.ErrorId);
    }

    [Fact]
    public async Task Rejected_first_start_is_not_looked_up()
    {
        await using ScriptedServer server = new(Services.NeptuneError(400, "InvalidParameterException", "A job of this id exists."));

        NeptuneMLException error = await Services.FailureOfAsync(Services.StartAsync(Services.Neptune(server.Url), "taken"));

        Assert.Equal("InvalidParameter", error.ErrorId);
        Assert.Contains("A job of this id exists.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Throttled_start_is_retried_without_a_lookup()
    {
        await using ScriptedServer server = new(
            Services.NeptuneError(429, "TooManyRequestsException"),
            ScriptedResponse.Json("""{"id":"mine"}"""));

        await Services.StartAsync(Services.Neptune(server.Url), "mine");

        Assert.Equal(["POST", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Start_without_an_id_generates_a_new_id()
    {
        await using ScriptedServer server = new((request, _) => ScriptedResponse.Json($$"""{"id":"{{IdIn(request)}}"}"""));

        DataProcessingJob[] jobs = [await Services.StartAsync(Services.Neptune(server.Url)), await Services.StartAsync(
            Services.Neptune(server.Url))];

        Assert.All(jobs, job => Assert.True(Guid.TryParse(job.Id, out _)));
        Assert.NotEqual(jobs[0].Id, jobs[1].Id);
        Assert.Equal(jobs.Select(job => job.Id), server.Requests.Select(IdIn));
    }

    [Fact]
    public async Task Trained_model_with_lost_create_response_is_found_by_name()
    {
        string now = JsonSerializer.Serialize(DateTimeOffset.UtcNow);
        string model = $$"""{"name":"model","trainedModelArn":"{{Services.ModelArn}}","membershipIdentifier":"{{Services.Membership}}","collaborationIdentifier":"c","status":"CREATE_PENDING","createTime":{{now}},"updateTime":{{now}}}""";
        await using ScriptedServer server = new((request, _) => request switch
        {
            { Method: "POST" } => ScriptedResponse.Reset,
            _ when request.Path.EndsWith("/trained-models", StringComparison.Ordinal) => ScriptedResponse.Json(
                $$"""{"trainedModels":[{{model}}]}"""),
            _ => ScriptedResponse.Json(model),
        });

        TrainedModel created = await Services.CreateModelAsync(Services.CleanRooms(server.Url));

        Assert.Equal((Services.ModelArn, "CREATE_PENDING"), (created.TrainedModelArn, created.Status));
        Assert.Equal(["POST", "GET", "GET"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Older_trained_model_with_the_same_name_does_not_match()
    {
        await using ScriptedServer server = new((request, index) => (request.Method, index) switch
        {
            ("POST", 0) => ScriptedResponse.Reset,
            ("POST", _) => ScriptedResponse.Json($$"""{"trainedModelArn":"{{Services.ModelArn}}2"}"""),
            _ => ScriptedResponse.Json($$"""{"trainedModels":[{"name":"model","trainedModelArn":"{{Services.ModelArn}}","status":"ACTIVE","createTime":"2020-01-01T00:00:00Z","updateTime":"2020-01-01T00:00:00Z"}]}"""),
        });

        TrainedModel created = await Services.CreateModelAsync(Services.CleanRooms(server.Url));

        Assert.Equal(Services.ModelArn + "2", created.TrainedModelArn);
    }

    [Theory]
    [InlineData("\"resourceConfig\":{\"instanceType\":\"ml.p3.2xlarge\",\"volumeSizeInGB\":10}", false)]
    [InlineData("\"resourceConfig\":{\"instanceType\":\"ml.m5.xlarge\",\"volumeSizeInGB\":11}", false)]
    [InlineData("\"dataChannels\":[{\"channelName\":\"validation\",\"mlInputChannelArn\":\"arn\"}]", false)]
    [InlineData("\"kmsKeyArn\":\"arn:key\"", true)]
    [InlineData("\"resourceConfig\":{\"instanceType\":\"ml.m5.xlarge\",\"volumeSizeInGB\":10}", true)]
    public async Task New_trained_model_with_the_same_name_matches_only_with_the_requested_values(string member, bool same)
    {
        string now = JsonSerializer.Serialize(DateTimeOffset.UtcNow);
        string model =
            $$"""{"name":"model","trainedModelArn":"{{Services.ModelArn}}","status":"ACTIVE","createTime":{{now}},"updateTime":{{now}}""";
        await using ScriptedServer server = new((request, index) => (request.Method, index) switch
        {
            ("POST", 0) => ScriptedResponse.Reset,
            ("POST", _) => ScriptedResponse.Json($$"""{"trainedModelArn":"{{Services.ModelArn}}2"}"""),
            _ when request.Path.EndsWith("/trained-models", StringComparison.Ordinal) => ScriptedResponse.Json(
                $$"""{"trainedModels":[{{model}}}]}"""),
            _ => ScriptedResponse.Json($"{model},{member}}}"),
        });

        TrainedModel created = await Services.CreateModelAsync(Services.CleanRooms(server.Url));

        Assert.Equal(same ? Services.ModelArn : Services.ModelArn + "2", created.TrainedModelArn);
    }

    private static string IdIn(ScriptedRequest request) => JsonDocument.Parse(request.Body).RootElement.GetProperty("id").GetString()!;

    /// <summary>A cluster that keeps jobs, and loses its first responses in one of several ways.</summary>
    private sealed class Cluster
    {
        private int _posts;

        public ConcurrentDictionary<string, string> Jobs { get; } = new();

        public (string How, int Times) Loses { get; init; }

        public bool TakesEffect { get; init; }

        public ScriptedResponse Respond(ScriptedRequest request, int index)
        {
            if (request.Method == "GET")
            {
                string asked = request.Path[(request.Path.LastIndexOf('/') + 1)..];
                return Jobs.ContainsKey(asked) ? ScriptedResponse.Json($$"""{"id":"{{asked}}","status":"InProgress"}""") : s_absent;
            }

            string id = IdIn(request);
            bool lost = ++_posts <= Loses.Times;
            if (!lost || TakesEffect) Assert.True(Jobs.TryAdd(id, id), "a job was started twice");
            return !lost ? ScriptedResponse.Json($$"""{"id":"{{id}}"}""") : Loses.How switch
            {
                "reset" => ScriptedResponse.Reset,
                "silence" => ScriptedResponse.Silence,
                _ => Services.NeptuneError(
                    int.Parse(Loses.How, System.Globalization.CultureInfo.InvariantCulture),
                    "InternalFailureException"),
            };
        }
    }
}
