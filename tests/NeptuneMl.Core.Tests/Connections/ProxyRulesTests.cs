using System.Diagnostics;
using System.Net;
using NeptuneMl.Core.Connections;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

[Collection(nameof(SharedFiles))]
public sealed class ProxyRulesTests
{
    private const string Cluster = "https://db.c.us-east-1.neptune.amazonaws.com:8182/";

    // What curl 7.88 does: from 7.86 on curl reads NO_PROXY so.
    private static readonly (string Url, string NoProxy, bool IsDirect)[] s_cases =
    [
        (Cluster, "neptune.amazonaws.com", true),
        (Cluster, ".neptune.amazonaws.com", true),
        (Cluster, "..neptune.amazonaws.com", false),
        (Cluster, "*.neptune.amazonaws.com", false),
        (Cluster, "*", true),
        (Cluster, "*,foo", false),
        (Cluster, "foo,*", false),
        (Cluster, "db.c.us-east-1.neptune.amazonaws.com", true),
        (Cluster, "db.c.us-east-1.neptune.amazonaws.com:8182", false),
        (Cluster, "eptune.amazonaws.com", false),
        (Cluster, "NEPTUNE.amazonaws.com", true),
        (Cluster, "foo,neptune.amazonaws.com", true),
        (Cluster, "foo neptune.amazonaws.com", true),
        (Cluster, "foo\tneptune.amazonaws.com", true),
        (Cluster, "foo;neptune.amazonaws.com", false),
        (Cluster, ",,neptune.amazonaws.com", true),
        (Cluster, "neptune.amazonaws.com.", true),
        (Cluster, "com", true),
        (Cluster, "amazonaws", false),
        (Cluster, "us-east-1.*", false),
        ("https://db.c.us-east-1.neptune.amazonaws.com.:8182/", "neptune.amazonaws.com", true),
        ("http://10.1.2.3:8182/", "10.1.2.3", true),
        ("http://10.1.2.3:8182/", "10.1.2.3:8182", false),
        ("http://10.1.2.3:8182/", "10.1.2.0/24", true),
        ("http://10.1.2.3:8182/", "10.1.3.0/24", false),
        ("http://10.1.2.3:8182/", "10.0.0.0/8", true),
        ("http://10.1.2.3:8182/", "10.1.2.3/32", true),
        ("http://10.1.2.3:8182/", "10.1.2.3/33", false),
        ("http://10.1.2.3:8182/", "0.0.0.0/0", false),
        ("http://10.1.2.3:8182/", "1.2.3", false),
        ("http://10.1.2.3:8182/", "*", true),
        ("http://[fd00::1]:8182/", "fd00::1", true),
        ("http://[fd00::1]:8182/", "fd00::2", false),
        (Cluster, "https://db.c.us-east-1.neptune.amazonaws.com", false),
        (Cluster, "db.c.us-east-1.neptune.amazonaws.com/32", false),
        (Cluster, ".com", true),
        (Cluster, ".", false),
        ("http://10.1.2.3:8182/", "010.1.2.3", false),
        ("http://10.1.2.3:8182/", "10.1.2.3/", true),
        ("http://10.1.2.3:8182/", "10.1.2.3/x", true),
        ("http://10.1.2.3:8182/", "10.1/16", false),
    ];

    public static TheoryData<string, string, bool> Cases => [.. s_cases.Select(given => (given.Url, given.NoProxy, given.IsDirect))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NO_PROXY_is_read_as_by_curl(string url, string noProxy, bool isDirect) =>
        Assert.Equal(isDirect, Rules("http://proxy:3128", noProxy).IsBypassed(new Uri(url)));

    // The version installed here has a defect with networks of IPv6 that later ones do not have.
    [Theory]
    [InlineData("fd00::/8", true)]
    [InlineData("fe80::/10", false)]
    public void NO_PROXY_accepts_IPv6_networks(string noProxy, bool isDirect) =>
        Assert.Equal(isDirect, Rules("http://proxy:3128", noProxy).IsBypassed(new Uri("http://[fd00::1]:8182/")));

    [Fact]
    public async Task Curl_agrees_with_the_cases()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/curl"), "Needs curl.");
        await using ScriptedServer proxy = new(ScriptedResponse.Http(407, "text/plain", ""));
        foreach ((string url, string noProxy, bool isDirect) in s_cases)
        {
            int before = proxy.Requests.Count;
            ProcessStartInfo start = new("/usr/bin/curl", ["-s", "-m", "5", "--connect-to", "::127.0.0.1:1", url])
            {
                RedirectStandardOutput = true
            };
            foreach (string name in (string[])["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "all_proxy"])
            {
                start.Environment
                .Remove(name);
            }

            start.Environment["http_proxy"] = start.Environment["https_proxy"] = proxy.Url;
            start.Environment["no_proxy"] = noProxy;
            using Process curl = Process.Start(start)!;
            await curl.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(isDirect == (proxy.Requests.Count == before), $"{url} with {noProxy}");
        }
    }

    [Fact]
    public void Proxy_address_omits_user_and_password()
    {
        foreach (string scheme in (string[])["http", "socks5"])
        {
            ProxyRules rules = Rules($"{scheme}://ann:p%40ss@proxy:3128/", null);
            Uri address = rules.GetProxy(new Uri(Cluster))!;
            // HTTP proxies ask with an authentication scheme, .NET with the URI scheme for SOCKS proxies.
            NetworkCredential credential = rules.Credentials!.GetCredential(address, scheme == "http" ? "Basic" : scheme)!;

            Assert.Equal($"{scheme}://proxy:3128/", address.ToString());
            Assert.Equal(("ann", "p@ss"), (credential.UserName, credential.Password));
            Assert.Null(rules.GetCredential(new Uri(Cluster), "Basic"));
        }
    }

    // The schemes and default ports of curl.
    [Theory]
    [InlineData("proxy:3128", "http://proxy:3128/")]
    [InlineData("proxy", "http://proxy:1080/")]
    [InlineData("http://proxy:80", "http://proxy/")]
    [InlineData("http://proxy", "http://proxy:1080/")]
    [InlineData("HTTP://proxy:3128/path", "http://proxy:3128/")]
    [InlineData("https://proxy", "https://proxy/")]
    [InlineData("socks5://proxy:1081", "socks5://proxy:1081/")]
    [InlineData("socks5h://proxy", "socks5://proxy:1080/")]
    [InlineData("socks4://proxy", "socks4://proxy:1080/")]
    [InlineData("socks4a://proxy", "socks4a://proxy:1080/")]
    [InlineData("http://[::1]:3128", "http://[::1]:3128/")]
    [InlineData("http://10.0.0.7:3128", "http://10.0.0.7:3128/")]
    public void Proxy_address_has_the_schemes_and_ports_of_curl(string given, string expected) =>
        Assert.Equal(expected, Rules(given, null).GetProxy(new Uri(Cluster))!.ToString());

    [Theory]
    [InlineData("ftp://proxy:3128")]
    [InlineData("http://")]
    [InlineData("http://proxy:99999")]
    [InlineData("http://proxy:port")]
    [InlineData("http://::1:3128")]
    [InlineData("http://ann:hunter2@")]
    [InlineData("http://ann:hunter2@proxy:port")]
    public void Malformed_proxy_address_is_an_error_without_the_password(string given)
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => Rules(given, null));

        Assert.Equal(("InvalidParameter", "Proxy"), (error.ErrorId, error.ParameterName));
        Assert.StartsWith("HTTPS_PROXY ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{error} {error.RecommendedAction}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTPS_PROXY=http://upper:1,https_proxy=http://lower:1", "http://lower:1/")]
    [InlineData("HTTPS_PROXY=http://upper:1,https_proxy=", "http://upper:1/")]
    [InlineData("ALL_PROXY=http://all:1,HTTPS_PROXY=http://upper:1", "http://upper:1/")]
    [InlineData("ALL_PROXY=http://upper:1,all_proxy=http://lower:1", "http://lower:1/")]
    [InlineData("HTTP_PROXY=http://plain:1", null)]
    [InlineData("HTTPS_PROXY=http://upper:1,NO_PROXY=amazonaws.com", null)]
    [InlineData("HTTPS_PROXY=http://upper:1,NO_PROXY=amazonaws.com,no_proxy=example.com", "http://upper:1/")]
    public void Lower_case_variable_takes_precedence(string variables, string? expected)
    {
        string[][] pairs = [.. variables.Split(',').Select(pair => pair.Split('=', 2))];
        try
        {
            foreach (string[] pair in pairs) Environment.SetEnvironmentVariable(pair[0], pair[1]);
            Assert.Equal(expected, EnvironmentSettings.Read().Proxy()?.GetProxy(new Uri(Cluster))?.ToString());
        }
        finally
        {
            foreach (string[] pair in pairs) Environment.SetEnvironmentVariable(pair[0], null);
        }
    }

    private static ProxyRules Rules(string proxy, string? noProxy)
    {
        ProxyAddress address = ProxyAddress.Parse(new ConnectionSetting("Proxy", "HTTPS_PROXY", proxy));
        return new ProxyRules(address, address, noProxy);
    }
}
