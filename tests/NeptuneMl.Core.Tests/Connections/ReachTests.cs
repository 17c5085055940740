using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

/// <summary>Reaching a cluster through relays and proxies. TLS, the Host header and the signature have the cluster's name.</summary>
[Collection(nameof(SharedFiles))]
public sealed class ReachTests : IDisposable
{
    private const string Authority = $"{TestCluster.Host}:8182";
    private const string Password = "hunter2";

    private static readonly string[] s_variables =
        ["NEPTUNEML_VIA", "AWS_CA_BUNDLE", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "AWS_REGION", "AWS_ENDPOINT_URL_STS"];

    public static TheoryData<string, string?> Proxies => new()
    {
        { "http", null },
        { "http", $"ann:{Password}" },
        { "https", $"ann:{Password}" },
        { "socks5", null },
        { "socks5", $"ann:{Password}" },
    };

    public void Dispose()
    {
        foreach (string name in s_variables) Environment.SetEnvironmentVariable(name, null);
        SharedFiles.Write("");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Via_dials_a_relay_and_keeps_the_name_of_the_cluster(string address)
    {
        Assert.SkipUnless(address == "127.0.0.1" || Socket.OSSupportsIPv6, "Needs IPv6.");
        await using TestCluster cluster = await TestCluster.StartAsync();
        using TcpRelay relay = new(cluster.Port, IPAddress.Parse(address));

        NeptuneSession session = Open(cluster.Options with { Via = relay.Address });
        await ReadAsync(session);
        await Services.StartAsync(session, "job-1");
        await Services.ReadAsync(session, "job-1");

        Assert.Equal((relay.Address, "us-east-1", true), (session.Connection.Via, session.Connection.Region, session.Connection.IsSigned));
        Assert.Equal($"https://{Authority}/", session.Connection.EndpointUrl.ToString());
        Assert.Equal(3, HostsOf(cluster).Count(host => host == Authority));
        Assert.InRange(relay.Connections, 1, 3);
    }

    [Fact]
    public async Task Options_of_one_call_keep_Via_and_the_certificate_authority()
    {
        await using TestCluster cluster = await TestCluster.StartAsync(
            TestCluster.Certificate, new SigningCredential("AKIDOTHER", "otherEXAMPLEKEY"));
        using TcpRelay relay = new(cluster.Port);
        NeptuneSession session = Open(cluster.Options with { Via = relay.Address });

        NeptuneSession other = Open(session.With(new ConnectionOptions
        {
            Credentials = Core.Sdk.CredentialInput.FromAccessKey("AKIDOTHER", "otherEXAMPLEKEY", null),
        }));
        await ReadAsync(other);

        Assert.Equal(relay.Address, other.Connection.Via);
        Assert.Contains(cluster.Emulator.Requests!, request => request.Headers.Any(header => header.Value.Contains("AKIDOTHER/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Variables_replace_Via_and_the_certificate_authority()
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using TcpRelay relay = new(cluster.Port);
        Environment.SetEnvironmentVariable("NEPTUNEML_VIA", relay.Address);
        Environment.SetEnvironmentVariable("AWS_CA_BUNDLE", cluster.Authorities);
        // Not used: the variable for the cluster takes precedence.
        Environment.SetEnvironmentVariable("HTTPS_PROXY", "http://127.0.0.1:1");

        NeptuneSession session = Open(cluster.Options with { CertificateAuthority = null });
        await ReadAsync(session);

        Assert.Equal((relay.Address, cluster.Authorities), (session.Connection.Via, session.Connection.CertificateAuthority));
        Assert.Null(session.Connection.Proxy);
        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task Parameter_takes_precedence_over_the_variable()
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using TcpRelay relay = new(cluster.Port);
        Environment.SetEnvironmentVariable("NEPTUNEML_VIA", "127.0.0.1:1");
        Environment.SetEnvironmentVariable("AWS_CA_BUNDLE", "/no/such/file");

        await ReadAsync(Open(cluster.Options with { Via = relay.Address }));

        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task Variable_for_Via_does_not_apply_to_Clean_Rooms()
    {
        await using TestCluster cluster = await TestCluster.StartAsync("cleanrooms-ml.us-east-1.amazonaws.com");
        using ForwardProxy proxy = new(Ports("cleanrooms-ml.us-east-1.amazonaws.com:443", cluster.Port));
        Environment.SetEnvironmentVariable("NEPTUNEML_VIA", "127.0.0.1:1");
        ConnectionOptions options = cluster.Options with { EndpointUrl = null, Region = "us-east-1", Proxy = $"http://{proxy.Address}" };

        CleanRoomsSession session = CleanRoomsSession.Of(CleanRoomsSession.Open(options));
        NeptuneMLException missing = await Services.FailureOfAsync(Services.ReadModelAsync(session));

        Assert.Equal("ResourceNotFound", missing.ErrorId);
        Assert.Equal($"http://{proxy.Address}/", session.Connection.Proxy!.ToString());
        Assert.Equal(["CONNECT cleanrooms-ml.us-east-1.amazonaws.com:443"], proxy.Targets);
    }

    [Fact]
    public async Task Certificate_of_another_server_behind_the_relay_is_TlsNameMismatch_before_a_request()
    {
        await using TestCluster cluster = await TestCluster.StartAsync("books.cluster-xyz.eu-west-1.neptune.amazonaws.com");
        using TcpRelay relay = new(cluster.Port);

        NeptuneMLException error = await Services.FailureOfAsync(ReadAsync(Open(cluster.Options with { Via = relay.Address })));

        Assert.Equal(("TlsNameMismatch", false, 0), (error.ErrorId, error.IsRetryable, error.Attempts));
        Assert.Equal(
            $"The certificate of {relay.Address} is for 'books.cluster-xyz.eu-west-1.neptune.amazonaws.com', and not for '{TestCluster.Host}'.",
            error.Message);
        Assert.Contains($"Check that {relay.Address} forwards to {Authority}", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(cluster.Emulator.Requests!);
        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task Certificate_of_the_cluster_is_refused_without_its_authority()
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using TcpRelay relay = new(cluster.Port);

        NeptuneMLException error = await Services.FailureOfAsync(
            ReadAsync(Open(cluster.Options with { Via = relay.Address, CertificateAuthority = null })));

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.Contains("-CertificateAuthority", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(cluster.Emulator.Requests!);
    }

    [Fact]
    public async Task Relay_that_does_not_run_is_named_with_the_endpoint()
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        string address;
        using (TcpRelay relay = new(cluster.Port)) address = relay.Address;

        NeptuneMLException error = await Services.FailureOfAsync(
            ReadAsync(Open(cluster.Options with { Via = address, MaxAttempts = 1 })));

        Assert.Equal("EndpointUnreachable", error.ErrorId);
        Assert.StartsWith($"{address}, the -Via address for {Authority}, could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public async Task Proxy_parameter_reaches_the_cluster(string scheme, string? user)
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using X509Certificate2 certificate = cluster.Issue("127.0.0.1");
        using ForwardProxy proxy = new(Ports(Authority, cluster.Port), user) { Certificate = scheme == "https" ? certificate : null };
        // Not used: parameters take precedence.
        Environment.SetEnvironmentVariable("NEPTUNEML_VIA", "127.0.0.1:1");
        Environment.SetEnvironmentVariable("NO_PROXY", "amazonaws.com");

        NeptuneSession session = Open(cluster.Options with { Proxy = $"{scheme}://{proxy.Address}", ProxyCredential = Credential(user) });
        await ReadAsync(session);

        Assert.Equal(new Uri($"{scheme}://{proxy.Address}"), session.Connection.Proxy);
        Assert.Null(session.Connection.Via);
        Assert.Equal([$"{(scheme == "socks5" ? "SOCKS5" : "CONNECT")} {Authority}"], proxy.Targets);
        Assert.Equal([Authority], HostsOf(cluster));
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public async Task Proxy_variable_reaches_the_cluster(string scheme, string? user)
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using X509Certificate2 certificate = cluster.Issue("127.0.0.1");
        using ForwardProxy proxy = new(Ports(Authority, cluster.Port), user) { Certificate = scheme == "https" ? certificate : null };
        Environment.SetEnvironmentVariable("HTTPS_PROXY", $"{scheme}://{(user is null ? "" : $"{user}@")}{proxy.Address}");

        NeptuneSession session = Open(cluster.Options);
        await ReadAsync(session);

        Assert.Equal(new Uri($"{scheme}://{proxy.Address}"), session.Connection.Proxy);
        Assert.Equal([Authority], HostsOf(cluster));
    }

    [Fact]
    public async Task Proxy_connects_to_the_address_in_Via()
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using ForwardProxy proxy = new(Ports("nlb.example.com:8183", cluster.Port));

        await ReadAsync(Open(cluster.Options with { Proxy = $"http://{proxy.Address}", Via = "nlb.example.com:8183" }));

        Assert.Equal(["CONNECT nlb.example.com:8183"], proxy.Targets);
        Assert.Equal([Authority], HostsOf(cluster));
    }

    [Theory]
    [InlineData("http", null, "HTTP 407")]
    [InlineData("http", "ann:wrong", "HTTP 407")]
    [InlineData("socks5", null, "")]
    [InlineData("socks5", "ann:wrong", "")]
    public async Task Proxy_that_rejects_the_password_is_ProxyRefused_without_it(string scheme, string? user, string reason)
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using ForwardProxy proxy = new(Ports(Authority, cluster.Port), $"ann:{Password}");

        NeptuneMLException error = await Services.FailureOfAsync(ReadAsync(Open(
            cluster.Options with { Proxy = $"{scheme}://{proxy.Address}", ProxyCredential = Credential(user), MaxAttempts = 1 })));

        Assert.Equal(("ProxyRefused", 0), (error.ErrorId, error.Attempts));
        Assert.Contains($"{scheme}://{proxy.Address}", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("-ProxyCredential", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", $"{error}", StringComparison.Ordinal);
        Assert.Empty(cluster.Emulator.Requests!);
    }

    [Theory]
    [InlineData(null, "the issuer of the certificate is not trusted")]
    [InlineData("proxy.example.com", "its certificate is for 'proxy.example.com'")]
    public async Task Certificate_of_an_https_proxy_is_verified(string? name, string reason)
    {
        await using TestCluster cluster = await TestCluster.StartAsync();
        using X509Certificate2 certificate = cluster.Issue(name ?? "127.0.0.1");
        using ForwardProxy proxy = new(Ports(Authority, cluster.Port)) { Certificate = certificate };

        NeptuneMLException error = await Services.FailureOfAsync(ReadAsync(Open(cluster.Options with
        {
            Proxy = $"https://{proxy.Address}",
            CertificateAuthority = name is null ? null : cluster.Authorities,
        })));

        Assert.Equal("ProxyRefused", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(proxy.Targets);
    }

    [Theory]
    [InlineData(true, "sts.us-east-1.amazonaws.com", false)]
    [InlineData(false, "sts.us-east-1.amazonaws.com", false)]
    [InlineData(true, "sts.us-east-1.amazonaws.com", true)]
    public async Task Credential_requests_use_the_proxy_and_the_certificate_authority(bool isParameter, string sts, bool usesVia)
    {
        await using TestCluster cluster = await TestCluster.StartAsync(
            TestCluster.Certificate, new SigningCredential("ASIAROLE", "roleEXAMPLEKEY", "roleEXAMPLETOKEN"));
        using X509Certificate2 certificate = cluster.Issue(sts);
        await using ScriptedServer tokens = new(ScriptedResponse.Http(
            200, "text/xml",
            $"""
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
            <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
            <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>roleEXAMPLEKEY</SecretAccessKey>
            <SessionToken>roleEXAMPLETOKEN</SessionToken><Expiration>{DateTime.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>
            """))
        {
            Certificate = certificate,
        };
        using TcpRelay relay = new(cluster.Port);
        using ForwardProxy proxy = new(
            new Dictionary<string, int> { [Authority] = cluster.Port, [$"{sts}:443"] = tokens.Port }, $"ann:{Password}");
        SharedFiles.Write(
            "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = baseEXAMPLEKEY\n"
            + "[role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = us-east-1\n");
        ConnectionOptions options = cluster.Options with { Credentials = null, ProfileName = "role", Via = usesVia ? relay.Address : null };
        if (isParameter && !usesVia)
            options = options with { Proxy = $"http://{proxy.Address}", ProxyCredential = Credential($"ann:{Password}") };
        else
            Environment.SetEnvironmentVariable("HTTPS_PROXY", $"http://ann:{Password}@{proxy.Address}");

        await ReadAsync(Open(options));

        Assert.Equal(usesVia ? [$"CONNECT {sts}:443"] : [$"CONNECT {sts}:443", $"CONNECT {Authority}"], proxy.Targets);
        Assert.Contains(
            cluster.Emulator.Requests!, request => request.Headers.Any(header => header.Value.Contains("ASIAROLE/", StringComparison.Ordinal)));
        Assert.Single(tokens.Requests);
    }

    [Fact]
    public void NO_PROXY_excludes_hosts_that_issue_credentials_from_the_proxy_parameter_but_not_the_cluster()
    {
        Uri sts = new("https://sts.us-east-1.amazonaws.com/");
        ConnectionOptions options = new() { Proxy = "socks5://127.0.0.1:1080" };
        foreach (string? noProxy in (string?[])[null, ".amazonaws.com"])
        {
            Environment.SetEnvironmentVariable("NO_PROXY", noProxy);
            NetworkPath network = NetworkPath.Of(options with { Environment = EnvironmentSettings.Read() }, allowsVia: true);
            using SocketsHttpHandler credentials = network.CreateCredentialHandler();
            using SocketsHttpHandler service = network.CreateHandler();

            Assert.Equal(noProxy is not null, credentials.Proxy!.IsBypassed(sts));
            Assert.False(service.Proxy!.IsBypassed(new Uri($"https://{Authority}/")));
        }
    }

    [Theory]
    [InlineData("http://ann:hunter2@127.0.0.1:3128", "-ProxyCredential")]
    [InlineData("http://ann@127.0.0.1:3128", "-ProxyCredential")]
    [InlineData("ftp://127.0.0.1:21", "socks5://")]
    public void Proxy_parameter_that_is_malformed_or_has_a_password_is_an_error(string proxy, string rule)
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => Open(new ConnectionOptions
        {
            EndpointUrl = TestCluster.Host,
            Unsigned = true,
            Proxy = proxy,
        }));

        Assert.Equal(("InvalidParameter", "Proxy"), (error.ErrorId, error.ParameterName));
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "must be a file that can be read")]
    [InlineData("", "PEM format")]
    [InlineData("some text", "PEM format")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "malformed")]
    public async Task Certificate_authority_that_is_no_file_with_certificates_is_an_error(string? content, string rule)
    {
        string file = Path.GetTempFileName();
        if (content is null) File.Delete(file);
        else await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        try
        {
            foreach (string source in (string[])["-CertificateAuthority", "AWS_CA_BUNDLE"])
            {
                bool isVariable = source == "AWS_CA_BUNDLE";
                Environment.SetEnvironmentVariable("AWS_CA_BUNDLE", isVariable ? file : null);
                ConnectionOptions options = new()
                {
                    EndpointUrl = TestCluster.Host,
                    Unsigned = true,
                    CertificateAuthority = isVariable ? null : file,
                };
                NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => NeptuneSession.Open(options));

                Assert.Equal(("InvalidParameter", "CertificateAuthority"), (error.ErrorId, error.ParameterName));
                Assert.StartsWith($"{source} '{file}' ", error.Message, StringComparison.Ordinal);
                Assert.Contains(rule, error.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static NeptuneSession Open(ConnectionOptions options) =>
        NeptuneSession.Of(NeptuneSession.Open(options with { Environment = EnvironmentSettings.Read() }));

    private static Task<EngineStatus> ReadAsync(NeptuneSession session) => Engine.GetStatusAsync(session.Context());

    private static Dictionary<string, int> Ports(string target, int port) => new() { [target] = port };

    private static NetworkCredential? Credential(string? user) =>
        user is null ? null : new NetworkCredential(user.Split(':')[0], user.Split(':')[1]);

    private static IEnumerable<string> HostsOf(TestCluster cluster) =>
        cluster.Emulator.Requests!.Select(request => request.Headers.Single(header => header.Key == "Host").Value);
}
