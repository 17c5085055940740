using System.Diagnostics;
using System.Net;
using NeptuneMl.Core.Connections;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

public sealed class EnvironmentProxyTests
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
    ];

    public static TheoryData<string, string, bool> Cases => [.. s_cases.Select(given => (given.Url, given.NoProxy, given.IsDirect))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NO_PROXY_is_read_as_by_curl(string url, string noProxy, bool isDirect) =>
        Assert.Equal(isDirect, EnvironmentProxy.Of("http://proxy:3128", "http://proxy:3128", noProxy)!.IsBypassed(new Uri(url)));

    // The version installed here has a defect with networks of IPv6 that later ones do not have.
    [Theory]
    [InlineData("fd00::/8", true)]
    [InlineData("fe80::/10", false)]
    public void NO_PROXY_accepts_IPv6_networks(string noProxy, bool isDirect) =>
        Assert.Equal(isDirect, EnvironmentProxy.Of("http://proxy:3128", null, noProxy)!.IsBypassed(new Uri("http://[fd00::1]:8182/")));

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
        EnvironmentProxy proxy = EnvironmentProxy.Of(null, "http://ann:p%40ss@proxy:3128/", null)!;
        Uri address = proxy.GetProxy(new Uri(Cluster))!;
        NetworkCredential credential = proxy.Credentials!.GetCredential(address, "Basic")!;

        Assert.Equal("http://proxy:3128/", address.ToString());
        Assert.Equal(("ann", "p@ss"), (credential.UserName, credential.Password));
    }

    [Theory]
    [InlineData("proxy:3128", "http://proxy:3128/")]
    [InlineData("socks5://proxy:1080", "socks5://proxy:1080/")]
    [InlineData("https://proxy", "https://proxy/")]
    public void Proxy_address_may_omit_the_scheme(string given, string expected) =>
        Assert.Equal(expected, EnvironmentProxy.Of(null, given, null)!.GetProxy(new Uri(Cluster))!.ToString());
}
