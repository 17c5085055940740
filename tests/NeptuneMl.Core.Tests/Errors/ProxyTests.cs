using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Tests.Connections;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

/// <summary>Proxies that refuse: an error of their own that names the proxy and NO_PROXY, sent once, without user or password.</summary>
[Collection(nameof(SharedFiles))]
public sealed class ProxyTests : IDisposable
{
    private const string Host = "db.cluster-abc.us-east-1.neptune.amazonaws.com";

    public static TheoryData<string, int, bool> Refusals => new()
    {
        { "https", 407, false },
        { "https", 403, false },
        { "https", 502, true },
        { "http", 407, false },
    };

    public void Dispose()
    {
        foreach (string name in (string[])["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"])
        {
            Environment.SetEnvironmentVariable(
            name,
            null);
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Rejection_by_a_proxy_is_ProxyRefused_without_retry(string scheme, int status, bool mayPass)
    {
        await using ScriptedServer proxy = new(
            ScriptedResponse.Http(status, "text/html", "<p>No.</p>", [("Proxy-Authenticate", "Basic realm=\"x\"")]));
        Use(proxy.Url);

        foreach (Func<NeptuneSession, Task> call in (Func<NeptuneSession, Task>[])[session => Services.ReadAsync(
            session), session => Services.StartAsync(session)])
        {
            int before = proxy.Requests.Count;
            NeptuneMLException error = await Assert.ThrowsAsync<NeptuneMLException>(
                () => call(Services.Neptune($"{scheme}://{Host}:8182")));

            Assert.Equal(("ProxyRefused", 0, mayPass), (error.ErrorId, error.Attempts, error.IsRetryable));
            Assert.Contains(proxy.Url, error.Message, StringComparison.Ordinal);
            Assert.Contains(Host, error.Message, StringComparison.Ordinal);
            Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
            Assert.Contains("NO_PROXY", error.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", $"{error}", StringComparison.Ordinal);
            Assert.DoesNotContain("ann", $"{error} {error.RecommendedAction}", StringComparison.Ordinal);
            // One request without the user, and one with.
            Assert.InRange(proxy.Requests.Count - before, 1, status == 407 ? 2 : 1);
        }
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Unreachable_proxy_has_its_own_error(string scheme)
    {
        Use("http://127.0.0.1:1");
        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune($"{scheme}://{Host}:8182")));

        Assert.Equal(("ProxyRefused", 0, true), (error.ErrorId, error.Attempts, error.IsRetryable));
        Assert.Contains("http://127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_in_NO_PROXY_is_reached_directly()
    {
        await using ScriptedServer proxy = new(ScriptedResponse.Http(407, "text/html", ""));
        Use(proxy.Url);
        Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.0/8");

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune("http://127.0.0.1:1")));

        Assert.Equal("EndpointUnreachable", error.ErrorId);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task Requests_authenticate_at_the_proxy()
    {
        await using ScriptedServer proxy = new((request, _) => request.Headers.ContainsKey("Proxy-Authorization")
            ? ScriptedResponse.Json("""{"id":"job-1","status":"Completed"}""")
            : ScriptedResponse.Http(407, "text/html", "", [("Proxy-Authenticate", "Basic realm=\"x\"")]));
        Use(proxy.Url);

        Assert.Equal("job-1", (await Services.ReadAsync(Services.Neptune($"http://{Host}:8182"))).Id);
        Assert.StartsWith($"http://{Host}:8182/", proxy.Requests[^1].Target, StringComparison.Ordinal);
    }

    private static void Use(string url)
    {
        string address = url.Replace("http://", "http://ann:hunter2@", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("HTTP_PROXY", address);
        Environment.SetEnvironmentVariable("HTTPS_PROXY", address);
    }
}
