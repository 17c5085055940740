using System.Globalization;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.CleanRooms;

/// <summary>Exports, which the API lists and does not read.</summary>
public sealed class ExportTests
{
    private const string Source = "arn:aws:cleanrooms-ml:us-east-1:123456789012:audience-generation-job/g";
    private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Started_export_has_the_values_of_the_request()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(""));

        AudienceExportJob export = await StartAsync(Services.CleanRooms(server.Url));

        Assert.Equal(
            ("export", Source, "ABSOLUTE", 500),
            (export.Name, export.AudienceGenerationJobArn, export.AudienceSizeType, export.AudienceSizeValue));
        Assert.Equal((JobState.Pending, null, null), (export.State, export.Status, export.CreationTime));
    }

    [Fact]
    public async Task Started_export_is_the_latest_of_its_name_created_after_the_request()
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST" ? ScriptedResponse.Json("") : List(
            Listed("export", s_now.AddDays(-1), "CREATE_FAILED"), Listed("other", s_now, "CREATE_FAILED"),
            Listed("export", s_now.AddSeconds(-2), "ACTIVE"), Listed("export", s_now.AddSeconds(-30), "CREATE_FAILED")));
        CleanRoomsSession session = Services.CleanRooms(server.Url);

        AudienceExportJob read = await AgainAsync(session, await StartAsync(session));

        Assert.Equal(
            ("export", "ACTIVE", s_now.AddSeconds(-2).ToUnixTimeSeconds()),
            (read.Name, read.Status, read.CreationTime!.Value.ToUnixTimeSeconds()));
        Assert.Contains($"audienceGenerationJobArn={Uri.EscapeDataString(Source)}", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_export_is_not_confused_with_a_newer_one_of_its_name()
    {
        string mine = Listed("export", s_now.AddMinutes(-1), "CREATE_IN_PROGRESS");
        await using ScriptedServer server = new(
            (_, index) => index == 0 ? List(mine) : List(Listed("export", s_now, "CREATE_FAILED"), mine));
        CleanRoomsSession session = Services.CleanRooms(server.Url);
        AudienceExportJob known = await AudienceExportJobs.Resource.List!.PrepareFrom(session, new { AudienceGenerationJobArn = Source })
            .ListAsync(session.Context(), completesItems: false)
            .SingleAsync();

        AudienceExportJob read = await AgainAsync(session, known);

        Assert.Equal(("CREATE_IN_PROGRESS", known.CreationTime), (read.Status, read.CreationTime));
    }

    [Fact]
    public async Task Unlisted_export_is_not_found()
    {
        await using ScriptedServer server = new(
            (request, _) => request.Method == "POST" ? ScriptedResponse.Json("") : List(Listed("export", s_now.AddDays(-1), "ACTIVE")));
        CleanRoomsSession session = Services.CleanRooms(server.Url);

        NeptuneMLException error = await Services.FailureOfAsync(AgainAsync(session, await StartAsync(session)));

        Assert.Equal(("ResourceNotFound", "ListAudienceExportJobs"), (error.ErrorId, error.Operation));
        Assert.Contains("'export'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_with_lost_response_is_found_in_the_list()
    {
        await using ScriptedServer server = new(
            (request, _) => request.Method == "POST" ? ScriptedResponse.Reset : List(Listed("export", s_now, "CREATE_PENDING")));

        AudienceExportJob export = await StartAsync(Services.CleanRooms(server.Url));

        Assert.Equal("CREATE_PENDING", export.Status);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    private static Task<AudienceExportJob> StartAsync(CleanRoomsSession session)
    {
        ApiInput input = new();
        input.Add("name", "Name", "export");
        input.Add("audienceGenerationJobArn", "AudienceGenerationJobArn", Source);
        input.Add("audienceSize.type", "AudienceSizeType", "ABSOLUTE");
        input.Add("audienceSize.value", "AudienceSizeValue", 500);
        return AudienceExportJobs.Resource.PrepareCreate(session, input).SendAsync(session.Context());
    }

    private static Task<AudienceExportJob> AgainAsync(CleanRoomsSession session, AudienceExportJob known) =>
        AudienceExportJobs.Resource.ReadAgainAsync(session.Context(), known);

    private static string Listed(string name, DateTimeOffset created, string status)
    {
        string time = created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return $$$"""{"name":"{{{name}}}","createTime":"{{{time}}}","updateTime":"{{{time}}}","status":"{{{status}}}","audienceGenerationJobArn":"{{{Source}}}","audienceSize":{"type":"ABSOLUTE","value":500}}""";
    }

    private static ScriptedResponse List(params string[] exports) =>
        ScriptedResponse.Json($$"""{"audienceExportJobs":[{{string.Join(',', exports)}}]}""");
}
