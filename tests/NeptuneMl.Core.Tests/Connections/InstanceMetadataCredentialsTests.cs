using Amazon.Runtime;
using NeptuneMl.Core.Connections;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

/// <summary>The credentials of an instance, of a metadata service on loopback.</summary>
[Collection(nameof(SharedFiles))]
public sealed class InstanceMetadataCredentialsTests : IDisposable
{
    private static readonly string[] s_variables =
        ["AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"];

    // Open until the process ends: a failure is remembered by address, and the system assigns the ports of closed servers again.
    private static readonly List<ScriptedServer> s_servers = [];

    public void Dispose()
    {
        foreach (string name in s_variables) Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }

    [Fact]
    public async Task Credentials_come_from_the_instance_role()
    {
        ScriptedServer server = Server(request => request.Path switch
        {
            "/latest/api/token" => ScriptedResponse.Http(200, "text/plain", "token-1"),
            "/latest/meta-data/iam/security-credentials/" => ScriptedResponse.Http(200, "text/plain", "reader"),
            _ => ScriptedResponse.Json("""{"Code":"Success","AccessKeyId":"AKIDINSTANCE","SecretAccessKey":"secret","Token":"session","Expiration":"2100-01-01T00:00:00Z"}"""),
        });

        ImmutableCredentials keys = await Find().GetCredentialsAsync();

        Assert.Equal(("AKIDINSTANCE", "secret", "session"), (keys.AccessKey, keys.SecretKey, keys.Token));
        Assert.Equal(
            ["PUT /latest/api/token", "GET /latest/meta-data/iam/security-credentials/", "GET /latest/meta-data/iam/security-credentials/reader"],
            server.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("token-1", request.Headers["x-aws-ec2-metadata-token"]));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("many", 1)]
    public async Task Silent_metadata_service_is_tried_as_configured_and_then_not_again(string? attempts, int requests)
    {
        ScriptedServer server = Server(_ => ScriptedResponse.Silence);
        Environment.SetEnvironmentVariable("AWS_METADATA_SERVICE_NUM_ATTEMPTS", attempts);

        for (int call = 0; call < 3; call++)
        {
            NeptuneMLException error = await Assert.ThrowsAsync<NeptuneMLException>(() => Find().GetCredentialsAsync());

            Assert.Equal("CredentialsMissing", error.ErrorId);
            Assert.Contains(server.Url, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Instance_without_a_role_reports_the_status()
    {
        ScriptedServer server = Server(request => request.Method == "PUT" ?
            ScriptedResponse.Http(200, "text/plain", "token-1") :
            ScriptedResponse.Http(404, "text/plain", ""));

        NeptuneMLException error = await Assert.ThrowsAsync<NeptuneMLException>(() => Find().GetCredentialsAsync());

        Assert.Contains("HTTP 404", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_metadata_response_is_not_quoted()
    {
        ScriptedServer server = Server(_ => ScriptedResponse.Http(200, "text/plain", "EXAMPLEKEY"));

        NeptuneMLException error = await Assert.ThrowsAsync<NeptuneMLException>(() => Find().GetCredentialsAsync());

        Assert.Equal("CredentialsMissing", error.ErrorId);
        Assert.DoesNotContain("EXAMPLEKEY", error.ToString(), StringComparison.Ordinal);
    }

    private static AWSCredentials Find() => ClientSettings.FindCredentials(new ConnectionOptions(), "us-east-1").Credentials;

    private static ScriptedServer Server(Func<ScriptedRequest, ScriptedResponse> script)
    {
        ScriptedServer server = new((request, _) => script(request));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
        s_servers.Add(server);
        return server;
    }
}
