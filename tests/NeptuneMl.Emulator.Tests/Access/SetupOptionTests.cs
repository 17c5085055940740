using System.Net;
using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;
using static NeptuneMl.Emulator.Tests.Calls;

namespace NeptuneMl.Emulator.Tests.Access;

/// <summary>The options that give an emulator one cause of failing calls.</summary>
public sealed class SetupOptionTests
{
    private const string Role = "arn:aws:iam::123456789012:role/NeptuneML";

    [Fact]
    public async Task Denied_action_is_rejected_with_a_message_that_names_it_and_others_are_not()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { DeniedActions = ["neptune-db:GetMLEndpoint*"] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage denied = await http.GetAsync("ml/endpoints/x", TestContext.Current.CancellationToken);
        using HttpResponseMessage allowed = await http.GetAsync("ml/endpoints", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (denied.StatusCode, allowed.StatusCode));
        string body = await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"code\":\"AccessDeniedException\"", body, StringComparison.Ordinal);
        Assert.Contains(
            "is not authorized to perform: neptune-db:GetMLEndpointStatus on resource: arn:aws:neptune-db:", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "MissingParameterException")]
    [InlineData($"?neptuneIamRoleArn={Role}", "BadRequestException")]
    public async Task Cluster_without_roles_rejects_requests_as_documented(string query, string code)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { ClusterRoles = [] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync($"ml/endpoints{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData($"?neptuneIamRoleArn={Role}")]
    public async Task Cluster_with_a_role_accepts_it_and_requests_without_a_role(string query)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { ClusterRoles = [Role] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync($"ml/endpoints{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Engine_reports_the_status_of_the_option()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { EngineStatus = "recovery" });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        string body = await http.GetStringAsync("status", TestContext.Current.CancellationToken);

        Assert.Contains("\"status\":\"recovery\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_are_published_only_with_an_ML_configuration()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.CreateActiveModelAsync();
        JsonObject model = With(("membershipIdentifier", Memberships.Id), ("trainedModelArn", arn));
        Assert.Equal("PUBLISH_SUCCEEDED", (await emulator.OkAsync("GetTrainedModel", model))["logsStatus"]);

        await emulator.OkAsync("DeleteMLConfiguration", With(("membershipIdentifier", Memberships.Id)));

        Response failed = await emulator.OkAsync("GetTrainedModel", model);
        Assert.Equal(("PUBLISH_FAILED", "The membership has no ML configuration."), (failed["logsStatus"], failed["logsStatusDetails"]));
    }
}
