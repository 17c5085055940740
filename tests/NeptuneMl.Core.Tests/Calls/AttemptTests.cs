using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Calls;

/// <summary>How many requests leave for one call, whatever goes wrong.</summary>
public sealed class AttemptTests
{
    private static readonly Dictionary<string, ScriptedResponse> s_failures = new()
    {
        ["throttled"] = Services.NeptuneError(429, "TooManyRequestsException"),
        ["unavailable"] = Services.NeptuneError(503, "ServiceUnavailableException"),
        ["internal"] = Services.NeptuneError(500, "InternalFailureException"),
        ["page"] = ScriptedResponse.Http(502, "text/html", "<p>No.</p>"),
        ["reset"] = ScriptedResponse.Reset,
        ["truncated"] = ScriptedResponse.Http(200, "application/json", "{", claimedLength: 100),
        ["malformed"] = ScriptedResponse.Json("[]"),
        ["silent"] = ScriptedResponse.Silence,
        ["refused"] = Services.NeptuneError(400, "BadRequestException"),
        ["denied"] = Services.NeptuneError(403, "AccessDeniedException"),
    };

    public static TheoryData<string, int, bool> Cases =>
        [.. from failure in s_failures
            .Keys from attempts in (int[])[1, 2, 5] from changes in (bool[])[false, true] select (failure, attempts, changes)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task MaxAttempts_limits_requests_and_the_error_counts_them(string failure, int attempts, bool changes)
    {
        // What is looked up in between was never created.
        await using ScriptedServer server = new((request, _) => changes && request.Method == "GET" ?
            Services.NeptuneError(404, "MLResourceNotFoundException") :
            s_failures[failure]);
        NeptuneSession session = Services.Neptune(server.Url, new ConnectionOptions
        {
            Unsigned = true,
            MaxAttempts = attempts,
            RequestTimeout = TimeSpan.FromSeconds(failure == "silent" ? 0.3 : 20),
        });

        NeptuneMLException error = await Services.FailureOfAsync(
            changes ? Services.StartAsync(session, "job-1") : Services.ReadAsync(session));

        int sent = server.Requests.Count(request => request.Method == (changes ? "POST" : "GET"));
        Assert.Equal(sent, error.Attempts);
        Assert.InRange(sent, 1, attempts);
        if (failure is "throttled" or "unavailable" or "reset" or "internal" or "page") Assert.Equal(attempts, sent);
    }

    [Fact]
    public async Task Mixed_failures_of_one_start_share_the_attempt_limit()
    {
        int posts = 0;
        await using ScriptedServer server = new((request, _) => request.Method == "GET"
            ? Services.NeptuneError(404, "MLResourceNotFoundException")
            : s_failures[posts++ % 2 == 0 ? "throttled" : "reset"]);
        NeptuneSession session = Services.Neptune(server.Url, new ConnectionOptions { Unsigned = true, MaxAttempts = 5 });

        NeptuneMLException error = await Services.FailureOfAsync(Services.StartAsync(session, "job-1"));

        Assert.Equal((5, 5), (posts, error.Attempts));
    }

    [Fact]
    public async Task Failed_connection_does_not_count_as_a_request()
    {
        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune("http://127.0.0.1:1")));

        Assert.Equal(("EndpointUnreachable", 0), (error.ErrorId, error.Attempts));
    }
}
