using System.Globalization;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.CleanRooms;

/// <summary>Exports of trained models: started by a membership, listed by the collaboration, read by nothing.</summary>
public sealed class TrainedModelExportTests
{
    private const string Mine = "0a1b2c3d-1111-2222-3333-444455556666";
    private const string Theirs = "0a1b2c3d-7777-2222-3333-444455556666";
    private const string Collaboration = "0a1b2c3d-9999-2222-3333-444455556666";
    private const string Model = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Mine}/trained-model/m";
    private const string Receiver = "123456789012";
    private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Start_in_a_known_collaboration_is_one_request()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(""));

        TrainedModelExportJob export = await StartAsync(Services.CleanRooms(server.Url), Collaboration);

        Assert.Equal("POST", Assert.Single(server.Requests).Method);
        Assert.Equal(
            ("export", Model, Mine, Collaboration),
            (export.Name, export.TrainedModelArn, export.MembershipIdentifier, export.CollaborationIdentifier));
        Assert.Equal((JobState.Pending, null, null), (export.State, export.Status, export.CreationTime));
        Assert.Equal(Receiver, Assert.Single(export.OutputMemberAccountId!));
    }

    [Fact]
    public async Task Start_in_an_unknown_collaboration_reads_the_model_first()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "GET" ? ReadModel() : ScriptedResponse.Json("{}"));

        TrainedModelExportJob export = await StartAsync(Services.CleanRooms(server.Url), null);

        Assert.Equal(Collaboration, export.CollaborationIdentifier);
        Assert.Equal(["GET", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Start_fails_when_the_model_cannot_be_read()
    {
        await using ScriptedServer server = new(
            ScriptedResponse.Json("""{"message":"no"}""", 403, ("x-amzn-ErrorType", "AccessDeniedException")));

        NeptuneMLException error = await Services.FailureOfAsync(StartAsync(Services.CleanRooms(server.Url), null));

        Assert.Equal(("AccessDenied", "GetTrainedModel"), (error.ErrorId, error.Operation));
        Assert.DoesNotContain("POST", server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Lost_start_matches_the_export_of_this_member_to_this_receiver()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Reset : List(
            Listed(s_now, membership: Theirs), Listed(s_now, receiver: "210987654321"), Listed(s_now, name: "other"), Listed(
                s_now.AddHours(-1)),
            Listed(s_now.AddSeconds(1), status: "CREATE_IN_PROGRESS")));

        TrainedModelExportJob export = await StartAsync(Services.CleanRooms(server.Url), Collaboration);

        Assert.Equal(("CREATE_IN_PROGRESS", Mine), (export.Status, export.MembershipIdentifier));
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
        Assert.StartsWith($"/collaborations/{Collaboration}/trained-models/", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_start_without_a_matching_export_is_retried()
    {
        int starts = 0;
        await using ScriptedServer server = new((request, _) => request.Method == "GET" ? List(Listed(s_now, membership: Theirs))
            : ++starts == 1 ? ScriptedResponse.Reset : ScriptedResponse.Json("{}"));

        TrainedModelExportJob export = await StartAsync(Services.CleanRooms(server.Url), Collaboration);

        Assert.Null(export.Status);
        Assert.Equal(["POST", "GET", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Exports_of_one_name_are_told_apart_by_start_time()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Json("") : List(
            Listed(s_now.AddMinutes(2), status: "CREATE_FAILED"), Listed(s_now
                .AddSeconds(1), status: "ACTIVE"), Listed(s_now.AddMinutes(-2), status: "CREATE_FAILED")));
        CleanRoomsSession session = Services.CleanRooms(server.Url);

        TrainedModelExportJob read = await AgainAsync(session, await StartAsync(session, Collaboration));

        Assert.Equal("ACTIVE", read.Status);
    }

    [Fact]
    public async Task Known_export_is_identified_by_its_creation_time()
    {
        string mine = Listed(s_now
            .AddMinutes(-1), status: "CREATE_IN_PROGRESS"), mineLater = Listed(s_now.AddMinutes(-1), status: "ACTIVE");
        int looks = 0;
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Json("")
            : ++looks == 1 ? List(mine) : List(Listed(s_now, status: "CREATE_FAILED"), mineLater));
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        TrainedModelExportJob read = await AgainAsync(session, await StartAsync(session, Collaboration));

        TrainedModelExportJob again = await AgainAsync(session, read);

        Assert.Equal(("ACTIVE", read.CreationTime), (again.Status, again.CreationTime));
    }

    [Fact]
    public async Task Unlisted_trained_model_export_is_not_found()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Json("") : List());
        CleanRoomsSession session = Services.CleanRooms(server.Url);

        NeptuneMLException error = await Services.FailureOfAsync(AgainAsync(session, await StartAsync(session, Collaboration)));

        Assert.Equal(("ResourceNotFound", "ListCollaborationTrainedModelExportJobs"), (error.ErrorId, error.Operation));
    }

    [Fact]
    public async Task Resume_adopts_the_latest_export_with_the_requested_values()
    {
        await using ScriptedServer server = new((request, _) => request.Target.EndsWith("/export-jobs", StringComparison.Ordinal)
            || request.Target.Contains("export-jobs?", StringComparison.Ordinal)
            ? List(
                Listed(s_now.AddDays(-3), status: "CREATE_FAILED"),
                Listed(s_now.AddDays(-1), status: "ACTIVE"),
                Listed(s_now, receiver: "210987654321")) : ReadModel());

        CleanRoomsSession session = Services.CleanRooms(server.Url);
        TrainedModelExportJob? found = await Prepare(session, null).FindEarlierAsync!(session.Context());

        Assert.Equal("ACTIVE", found?.Status);
        Assert.DoesNotContain("POST", server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Job_visible_only_to_the_collaboration_is_polled_from_its_list()
    {
        string other = InferenceJob("other"), mine = InferenceJob("mine");
        await using ScriptedServer server = new(
            (_, _) => ScriptedResponse.Json($$"""{"collaborationTrainedModelInferenceJobs":[{{other}},{{mine}}]}"""));
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        TrainedModelInferenceJob known = (await TrainedModelInferenceJobs.Resource.ListShared!.PrepareFrom(
            session,
            new ResultScope { CollaborationIdentifier = Collaboration })
            .ListAsync(session.Context(), completesItems: false).ToListAsync())[1];

        TrainedModelInferenceJob again = await TrainedModelInferenceJobs.Resource.ReadAgainAsync(session.Context(), known);

        Assert.Equal(("mine", "123456789012"), (again.Name, again.CreatorAccountId));
        Assert.All(server.Requests, request => Assert.StartsWith(
            $"/collaborations/{Collaboration}/trained-model-inference-jobs",
            request.Target,
            StringComparison.Ordinal));
    }

    private static Change<TrainedModelExportJob> Prepare(CleanRoomsSession session, string? collaboration)
    {
        ApiInput input = new();
        input.Add("name", "Name", "export");
        input.Add("trainedModelArn", "TrainedModelArn", Model);
        input.Add("membershipIdentifier", "MembershipIdentifier", Mine);
        input.Add("outputConfiguration.members", "OutputMemberAccountId", new[] { Receiver });
        return TrainedModelExportJobs.PrepareStart(session, input, collaboration);
    }

    private static Task<TrainedModelExportJob> StartAsync(CleanRoomsSession session, string? collaboration) =>
        Prepare(session, collaboration).SendAsync(session.Context());

    private static Task<TrainedModelExportJob> AgainAsync(CleanRoomsSession session, TrainedModelExportJob known) =>
        TrainedModelExportJobs.Resource.ReadAgainAsync(session.Context(), known);

    private static ScriptedResponse ReadModel() => ScriptedResponse.Json(
        $$"""{"trainedModelArn":"{{Model}}","name":"m","membershipIdentifier":"{{Mine}}","collaborationIdentifier":"{{Collaboration}}","status":"ACTIVE"}""");

    private static string Listed(
        DateTimeOffset created,
        string name = "export",
        string membership = Mine,
        string receiver = Receiver,
        string status = "CREATE_PENDING") =>
        $$$"""
        {"name":"{{{name}}}","createTime":"{{{Time(created)}}}","updateTime":"{{{Time(created)}}}","status":"{{{status}}}","creatorAccountId":"123456789012",
         "trainedModelArn":"{{{Model}}}","membershipIdentifier":"{{{membership}}}","collaborationIdentifier":"{{{Collaboration}}}",
         "outputConfiguration":{"members":[{"accountId":"{{{receiver}}}"}]}}
        """;

    private static string InferenceJob(string name) =>
        $$$"""
        {"name":"{{{name}}}","trainedModelInferenceJobArn":"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{{{Theirs}}}/trained-model-inference-job/{{{name}}}",
         "createTime":"{{{Time(s_now)}}}","updateTime":"{{{Time(s_now)}}}","status":"ACTIVE","creatorAccountId":"123456789012","trainedModelArn":"{{{Model}}}",
         "membershipIdentifier":"{{{Theirs}}}","collaborationIdentifier":"{{{Collaboration}}}","outputConfiguration":{"members":[{"accountId":"{{{Receiver}}}"}]}}
        """;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static ScriptedResponse List(params string[] exports) =>
        ScriptedResponse.Json($$"""{"collaborationTrainedModelExportJobs":[{{string.Join(',', exports)}}]}""");
}
