using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Tests.Calls;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Requests;

public sealed class ResumptionTests
{
    public static TheoryData<string, string> Ended => new() { { "Failed", "JobFailed" }, { "Stopped", "JobStopped" } };

    [Theory]
    [InlineData("InProgress")]
    [InlineData("Completed")]
    [InlineData("Stopping")]
    public async Task Job_that_has_not_failed_is_adopted(string status)
    {
        Jobs jobs = new() { ["movies"] = status };

        ResumePoint<DataProcessingJob> point = await ResumeAsync(jobs, restartsFailed: true);

        Assert.Equal(("movies", status), (point.Existing?.Id, point.Existing?.Status));
        Assert.Null(point.Failure);
        Assert.Equal(["movies"], jobs.Asked);
    }

    [Fact]
    public async Task Missing_job_is_started_as_the_first_attempt()
    {
        ResumePoint<DataProcessingJob> point = await ResumeAsync([], restartsFailed: true);

        Assert.Equal((null, null, "movies"), (point.Existing, point.Failure, point.Attempt.Key));
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public async Task Failed_job_is_an_error_with_reason_and_recommendations(string status, string errorId)
    {
        ResumePoint<DataProcessingJob> point = await ResumeAsync(new() { ["movies"] = status }, restartsFailed: false);

        Assert.Equal(errorId, point.Failure!.ErrorId);
        Assert.Contains("AlgorithmError: no graph", point.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("-RestartFailed or another -Id", point.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("'movies-2'", point.Failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public async Task Failed_job_is_restarted_as_the_next_attempt(string status, string errorId)
    {
        _ = errorId;
        Jobs jobs = new() { ["movies"] = status };

        ResumePoint<DataProcessingJob> point = await ResumeAsync(jobs, restartsFailed: true);

        Assert.Equal((null, "movies-2"), (point.Existing, point.Attempt.Key));
        Assert.Equal(["movies", "movies-2"], jobs.Asked);
    }

    [Fact]
    public async Task Latest_attempt_is_adopted_after_failed_ones()
    {
        Jobs jobs = new() { ["movies"] = "Failed", ["movies-2"] = "Stopped", ["movies-3"] = "InProgress", ["movies-4"] = "Completed" };

        ResumePoint<DataProcessingJob> point = await ResumeAsync(jobs, restartsFailed: true);

        Assert.Equal("movies-3", point.Existing?.Id);
    }

    [Fact]
    public async Task Restart_stops_after_a_hundred_attempts_and_recommends_another_id()
    {
        Jobs jobs = new() { Others = "Failed" };

        ResumePoint<DataProcessingJob> point = await ResumeAsync(jobs, restartsFailed: true);

        Assert.Equal("JobFailed", point.Failure?.ErrorId);
        Assert.Contains("'movies-99'", point.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-RestartFailed", point.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(99, jobs.Asked.Count);
    }

    [Fact]
    public async Task Attempt_changes_only_the_id_of_the_request()
    {
        await using ScriptedServer server = new(
            (request, _) => ScriptedResponse.Json(request.Method == "POST" ? """{"id":"movies-2","arn":"a"}""" : "{}"));
        Change<DataProcessingJob> change = DataProcessingJobs.Resource.PrepareCreate(Services.Neptune(server.Url), Input());

        DataProcessingJob job = await change.Attempt!(2).SendAsync(Services.Neptune(server.Url).Context());

        Assert.Equal(("movies-2", "s3://b/in", "s3://b/out"), (job.Id, job.InputDataS3Location, job.ProcessedDataS3Location));
        Assert.Equal(
            """{"id":"movies-2","inputDataS3Location":"s3://b/in","processedDataS3Location":"s3://b/out"}""",
            Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task Attempt_id_derives_from_the_derived_id()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json("{}"));
        ApiInput input = Input(id: null);
        input.HasDeterministicId = true;
        Change<DataProcessingJob> change = DataProcessingJobs.Resource.PrepareCreate(Services.Neptune(server.Url), input);

        Assert.Equal($"{change.Key}-2", change.Attempt!(2).Key);
        Assert.Equal($"{change.Key}-3", change.Attempt(3).Key);
    }

    [Fact]
    public async Task Adoption_writes_a_verbose_message()
    {
        await using ScriptedServer server = new(new Jobs { ["movies"] = "InProgress" }.Respond);
        using Pipeline pipeline = new(1);
        NeptuneSession session = Services.Neptune(server.Url);
        Change<DataProcessingJob> change = DataProcessingJobs.Resource.PrepareCreate(session, Input());
        pipeline.Add("movies", (stream, token) => change.RunAsync(session.Context(stream, token), ResumeMode.Adopt));

        await pipeline.ReadUntilAsync(() => pipeline.Calls.IsEmpty);

        Assert.Contains("The data processing job 'movies' already exists and is adopted: status InProgress. Not compared with the request, because the service does not return them: -InputDataS3Location.", pipeline.Records.Select(record => record.Payload));
    }

    [Theory]
    [InlineData("CREATE_FAILED", "JobFailed")]
    [InlineData("INACTIVE", "JobStopped")]
    public async Task Failed_Clean_Rooms_resource_is_restarted_under_a_numbered_name(string status, string errorId)
    {
        await using ScriptedServer server = new((request, _) => request.Path.EndsWith("/trained-models", StringComparison.Ordinal)
            ? ScriptedResponse.Json($$"""{"trainedModels":[{{Model("model", status)}}]}""")
            : ScriptedResponse.Json(Model("model", status)));
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        Change<TrainedModel> change = TrainedModels.Resource.PrepareCreate(session, ModelInput());

        ResumePoint<TrainedModel> reported = await new Resumption<TrainedModel>(change, restartsFailed: false).FindAsync(session.Context());
        ResumePoint<TrainedModel> restarted = await new Resumption<TrainedModel>(change, restartsFailed: true).FindAsync(session.Context());

        Assert.Equal(errorId, reported.Failure?.ErrorId);
        Assert.Contains("-RestartFailed or another -Name", reported.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal((null, "model-2"), (restarted.Existing, restarted.Attempt.Key));
    }

    [Fact]
    public async Task Matching_resource_is_adopted_despite_a_later_mismatch()
    {
        string old = Model("model", "ACTIVE", "old", "2024-01-01T00:00:00Z"), late = Model(
            "model",
            "ACTIVE",
            "late",
            "2024-06-01T00:00:00Z");
        await using ScriptedServer server = new((request, _) => request.Path.EndsWith("/trained-models", StringComparison.Ordinal)
            ? ScriptedResponse.Json($$"""{"trainedModels":[{{old}},{{late}}]}""")
            : ScriptedResponse.Json(request.Path.Contains("late", StringComparison.Ordinal) ?
                $$$"""{{{late[..^1]}}},"resourceConfig":{"instanceType":"ml.g5.xlarge","volumeSizeInGB":10}}""" :
                old));

        TrainedModel? found = await FindModelAsync(server);

        Assert.EndsWith("old", found?.TrainedModelArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Existing_map_that_was_not_requested_is_a_mismatch()
    {
        string model = Model("model", "ACTIVE");
        await using ScriptedServer server = new((request, _) => request.Path.EndsWith("/trained-models", StringComparison.Ordinal)
            ? ScriptedResponse.Json($$"""{"trainedModels":[{{model}}]}""")
            : ScriptedResponse.Json($$$"""{{{model[..^1]}}},"hyperparameters":{"lr":"0.1"},"tags":{"team":"a"}}"""));

        NeptuneMLException error = await Services.FailureOfAsync(FindModelAsync(server));

        Assert.Equal(("ResumeMismatch", "Hyperparameters"), (error.ErrorId, error.ParameterName));
        Assert.Contains("is 'none' in the request and", error.Message, StringComparison.Ordinal);
    }

    private static async Task<ResumePoint<DataProcessingJob>> ResumeAsync(Jobs jobs, bool restartsFailed)
    {
        await using ScriptedServer server = new(jobs.Respond);
        NeptuneSession session = Services.Neptune(server.Url);
        return await new Resumption<DataProcessingJob>(DataProcessingJobs.Resource.PrepareCreate(session, Input()), restartsFailed)
            .FindAsync(session.Context());
    }

    private static Task<TrainedModel?> FindModelAsync(ScriptedServer server)
    {
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        return TrainedModels.Resource.PrepareCreate(session, ModelInput()).FindEarlierAsync!(session.Context());
    }

    private static ApiInput Input(string? id = "movies")
    {
        ApiInput input = new();
        input.Add("id", "Id", id);
        input.Add("inputDataS3Location", "InputDataS3Location", "s3://b/in");
        input.Add("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out");
        return input;
    }

    private static ApiInput ModelInput()
    {
        ApiInput input = new();
        input.Add("membershipIdentifier", "MembershipIdentifier", Services.Membership);
        input.Add("name", "Name", "model");
        input.Add("hyperparameters", "Hyperparameters", null);
        input.Add("configuredModelAlgorithmAssociationArn", "ConfiguredModelAlgorithmAssociationArn",
            $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Services.Membership}/configured-model-algorithm-association/a");
        input.Add("resourceConfig.instanceType", "InstanceType", "ml.m5.xlarge");
        input.Add("resourceConfig.volumeSizeInGB", "VolumeSizeInGB", 10);
        input.Add("dataChannels", "DataChannel", new[]
        {
            new DataChannel {
                ChannelName = "train",
                MLInputChannelArn = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Services.Membership}/ml-input-channel/c" },
        });
        return input;
    }

    private static string Model(string name, string status, string id = "m", string created = "2024-01-01T00:00:00Z") =>
        $$"""{"name":"{{name}}","trainedModelArn":"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{{Services.Membership}}/trained-model/{{id}}","membershipIdentifier":"{{Services.Membership}}","collaborationIdentifier":"c","status":"{{status}}","createTime":"{{created}}","updateTime":"{{created}}"}""";

    /// <summary>The jobs of a cluster by their status.</summary>
    private sealed class Jobs : Dictionary<string, string>
    {
        /// <summary>The status of every other job; null when no other job exists.</summary>
        public string? Others { get; init; }

        public List<string> Asked { get; } = [];

        public ScriptedResponse Respond(ScriptedRequest request, int index)
        {
            string id = request.Path[(request.Path.LastIndexOf('/') + 1)..];
            Asked.Add(id);
            return (GetValueOrDefault(id) ?? Others) is not { } status ? Services.NeptuneError(404, "MLResourceNotFoundException")
                : ScriptedResponse.Json($$$"""{"id":"{{{id}}}","status":"{{{status}}}","processingJob":{"name":"n","outputLocation":"s3://b/out/{{{id}}}","failureReason":"AlgorithmError: no graph"}}""");
        }

        private string? GetValueOrDefault(string id) => TryGetValue(id, out string? status) ? status : null;
    }
}
