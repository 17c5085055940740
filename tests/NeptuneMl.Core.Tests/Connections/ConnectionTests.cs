using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

public sealed class ConnectionTests
{
    private const string Cluster = "db.cluster-abc.ap-south-1.neptune.amazonaws.com";

    private static readonly ScriptedResponse s_job = ScriptedResponse.Json("""{"id":"job-1","status":"Completed"}""");

    // A failure has no other witness: nothing waits for the warm-up.
    [Fact]
    public async Task HTTP_warm_up_completes() => await HttpWarmUp.Begin();

    [Fact]
    public void Missing_cluster_error_names_the_parameter_and_the_variable()
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => NeptuneSession.Open(new ConnectionOptions { Region = "us-east-1" }));

        Assert.Equal(("EndpointMissing", "EndpointUrl"), (error.ErrorId, error.ParameterName));
        Assert.Contains("AWS_ENDPOINT_URL_NEPTUNEDATA", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_Region_error_names_the_parameter_and_the_variable()
    {
        NeptuneMLException[] errors =
        [
            Assert.Throws<NeptuneMLException>(() => NeptuneSession.Open(new ConnectionOptions { EndpointUrl = "db.example" })),
            Assert.Throws<NeptuneMLException>(() => CleanRoomsSession.Open(new ConnectionOptions())),
        ];

        Assert.All(errors, error => Assert.Equal(("RegionMissing", "Region"), (error.ErrorId, error.ParameterName)));
        Assert.All(errors, error => Assert.Contains("AWS_REGION", error.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal(["Neptune ML", "Clean Rooms ML"], errors.Select(error => error.Service));
    }

    [Fact]
    public async Task Missing_credentials_fail_the_first_call_before_a_request()
    {
        await using ScriptedServer server = new(s_job);

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, new ConnectionOptions { Region = "us-east-1" })));

        Assert.Equal(("CredentialsMissing", "Credential"), (error.ErrorId, error.ParameterName));
        Assert.Contains("AWS_ACCESS_KEY_ID", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Missing_profile_error_names_the_profile()
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => NeptuneSession.Open(new ConnectionOptions { EndpointUrl = "db.example", Region = "us-east-1", ProfileName = "nobody" }));

        Assert.Equal(("CredentialsMissing", "ProfileName"), (error.ErrorId, error.ParameterName));
        Assert.Contains("'nobody'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsigned_connection_needs_no_Region_and_sends_no_signature()
    {
        await using ScriptedServer server = new(s_job);
        NeptuneMLConnection connection = NeptuneSession.Open(new ConnectionOptions { EndpointUrl = server.Url, Unsigned = true });

        await Services.ReadAsync(NeptuneSession.Of(connection));

        Assert.False(connection.IsSigned);
        Assert.False(server.Requests[0].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Signed_connection_signs_for_its_Region_and_service()
    {
        await using ScriptedServer server = new(s_job);
        NeptuneSession session = Services.Neptune(
            server.Url,
            new ConnectionOptions { Region = "eu-west-3", Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "secret", "token-1") });

        await Services.ReadAsync(session);

        Assert.Contains("Credential=AKIDEXAMPLE/", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-3/neptune-db/aws4_request", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("token-1", server.Requests[0].Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public void Region_of_the_cluster_takes_precedence_over_the_session()
    {
        NeptuneMLConnection connection = NeptuneSession.Open(new ConnectionOptions { EndpointUrl = Cluster, SessionRegion = "eu-west-1" });

        Assert.Equal("ap-south-1", connection.Region);
        Assert.Empty(connection.Warnings);
    }

    [Fact]
    public void Region_that_contradicts_the_cluster_is_used_with_a_warning()
    {
        NeptuneMLConnection connection = NeptuneSession.Open(new ConnectionOptions { EndpointUrl = Cluster, Region = "us-west-2" });

        Assert.Equal("us-west-2", connection.Region);
        string warning = Assert.Single(connection.Warnings);
        Assert.Contains("us-west-2", warning, StringComparison.Ordinal);
        Assert.Contains("ap-south-1", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-esat-1", "us-east-1")]
    [InlineData("eu-wset-3", "eu-west-3")]
    [InlineData("cn-nort-1", "cn-north-1")]
    [InlineData("US-EAST1", "us-east-1")]
    public void Unknown_Region_is_used_with_a_warning_that_suggests_the_nearest(string region, string nearest)
    {
        CleanRoomsMLConnection connection = CleanRoomsSession.Open(new ConnectionOptions { Region = region });

        Assert.Equal(region, connection.Region);
        Assert.Contains(nearest, Assert.Single(connection.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Region_newer_than_the_SDK_can_be_used()
    {
        for (int time = 0; time < 2; time++)
        {
            CleanRoomsMLConnection connection = CleanRoomsSession.Open(new ConnectionOptions { Region = "eu-north-7" });

            Assert.Equal("https://cleanrooms-ml.eu-north-7.amazonaws.com/", connection.EndpointUrl.ToString());
            Assert.Single(connection.Warnings);
        }

        Assert.DoesNotContain("eu-north-7", AwsNames.Regions());
    }

    [Fact]
    public void Options_for_one_call_keep_the_other_options()
    {
        NeptuneSession cluster = NeptuneSession.Of(NeptuneSession.Open(new ConnectionOptions
        {
            EndpointUrl = "https://db.example:443",
            Region = "ap-south-1",
            MaxAttempts = 7,
            AdaptiveRetries = true,
            RequestTimeout = TimeSpan.FromSeconds(7),
            Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "secret", null),
        }));

        ConnectionOptions regional = cluster.With(new ConnectionOptions { Region = "eu-west-1" });
        ConnectionOptions keyed = cluster.With(
            new ConnectionOptions { Credentials = CredentialInput.FromAccessKey("AKIDOTHER", "secret", null) });
        ConnectionOptions unsigned = cluster.With(new ConnectionOptions { Unsigned = true });

        Assert.All([regional, keyed, unsigned], options => Assert.Equal(
            ("https://db.example:443/", 7, true, TimeSpan.FromSeconds(7)), (options.EndpointUrl, options.MaxAttempts, options
                .AdaptiveRetries, options.RequestTimeout)));
        Assert.All([regional, keyed, unsigned], options => Assert.Equal(443, NeptuneSession.Open(options).EndpointUrl.Port));
        Assert.Equal(
            ["eu-west-1", "ap-south-1", "ap-south-1"],
            new[] { regional, keyed, unsigned }.Select(options => NeptuneSession.Open(options).Region));
        Assert.Equal(
            ["given", "given", "none (unsigned)"],
            new[] { regional, keyed, unsigned }.Select(options => NeptuneSession.Open(options).CredentialSource));
        Assert.Equal(regional, cluster.With(new ConnectionOptions { Region = "eu-west-1" }));
    }

    [Fact]
    public void Region_for_one_call_changes_the_Clean_Rooms_endpoint_unless_explicit()
    {
        CleanRoomsSession regional = CleanRoomsSession.Of(CleanRoomsSession.Open(new ConnectionOptions { Region = "us-east-1" }));
        CleanRoomsSession addressed = CleanRoomsSession.Of(
            CleanRoomsSession.Open(new ConnectionOptions { Region = "us-east-1", EndpointUrl = "http://127.0.0.1:1" }));

        Assert.Equal(
            "https://cleanrooms-ml.eu-west-1.amazonaws.com/",
            CleanRoomsSession.Open(regional.With(new ConnectionOptions { Region = "eu-west-1" })).EndpointUrl.ToString());
        Assert.Equal(
            "http://127.0.0.1:1/",
            CleanRoomsSession.Open(addressed.With(new ConnectionOptions { Region = "eu-west-1" })).EndpointUrl.ToString());
    }

    [Fact]
    public void Clean_Rooms_endpoint_follows_from_the_Region()
    {
        CleanRoomsMLConnection connection = CleanRoomsSession.Open(new ConnectionOptions { Region = "eu-central-1" });

        Assert.Equal("https://cleanrooms-ml.eu-central-1.amazonaws.com/", connection.EndpointUrl.ToString());
        Assert.Equal("eu-central-1", connection.Region);
    }

    [Fact]
    public void Closed_connection_reports_that_it_is_closed()
    {
        NeptuneMLConnection neptune = NeptuneSession.Open(new ConnectionOptions { EndpointUrl = "db.example", Unsigned = true });
        CleanRoomsMLConnection cleanRooms = CleanRoomsSession.Open(new ConnectionOptions { Region = "us-east-1" });
        neptune.IsClosed = cleanRooms.IsClosed = true;

        Assert.Equal("ConnectionClosed", Assert.Throws<NeptuneMLException>(() => NeptuneSession.Of(neptune)).ErrorId);
        Assert.Equal("ConnectionClosed", Assert.Throws<NeptuneMLException>(() => CleanRoomsSession.Of(cleanRooms)).ErrorId);
    }

    [Fact]
    public async Task Credentials_of_another_SDK_copy_are_read_for_every_request()
    {
        await using ScriptedServer server = new(s_job);
        ForeignSdkCredentials foreign = new();
        NeptuneSession session = Services.Neptune(server.Url, new ConnectionOptions { Region = "us-east-1", Credentials = foreign });

        await Services.ReadAsync(session);
        await Services.ReadAsync(session);

        string[] keys = [.. server.Requests.Select(request => request.Headers["Authorization"].Split('/')[0])];
        Assert.All(keys, key => Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDFOREIGN", key, StringComparison.Ordinal));
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal("foreign-token", server.Requests[0].Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task Stored_credentials_of_AWS_Tools_are_unwrapped()
    {
        await using ScriptedServer server = new(s_job);
        NeptuneSession session = Services.Neptune(
            server.Url,
            new ConnectionOptions { Region = "us-east-1", Credentials = new VendorWrapper(new ForeignSdkCredentials()) });

        await Services.ReadAsync(session);

        Assert.Contains("Credential=AKIDFOREIGN", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Object_without_credentials_is_rejected_by_type()
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => NeptuneSession.Open(
                new ConnectionOptions { EndpointUrl = "db.example", Region = "us-east-1", Credentials = new Version(1, 2) }));

        Assert.Equal(("InvalidParameter", "Credential"), (error.ErrorId, error.ParameterName));
        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    // The shapes of the vendor's types, as another load context would hold them.
    private sealed class ForeignSdkCredentials
    {
        private int _asked;

        public ForeignKeys GetCredentials() => new($"AKIDFOREIGN{++_asked}", "foreign-secret", "foreign-token");
    }

    private sealed record ForeignKeys(string AccessKey, string SecretKey, string Token);

    private sealed class VendorWrapper(ForeignSdkCredentials credentials)
    {
        internal ForeignSdkCredentials Credentials { get; } = credentials;
    }
}
