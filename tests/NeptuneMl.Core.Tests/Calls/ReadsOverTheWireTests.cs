using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Calls;

public sealed class ReadsOverTheWireTests
{
    private static readonly ScriptedResponse s_job = ScriptedResponse.Json("""{"id":"job-1","status":"InProgress"}""");

    public static TheoryData<string> PassingFailures => ["429", "500", "503", "reset"];

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public async Task Failed_read_is_retried_until_it_succeeds(string failure)
    {
        await using ScriptedServer server = new(Failing(failure), s_job);

        DataProcessingJob job = await Services.ReadAsync(Services.Neptune(server.Url));

        Assert.Equal("InProgress", job.Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("429", "Throttled", 429)]
    [InlineData("503", "ServiceUnavailable", 503)]
    public async Task Read_that_never_succeeds_reports_the_number_of_attempts(string failure, string errorId, int status)
    {
        await using ScriptedServer server = new(Failing(failure));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 2 })));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal((errorId, status, 2, true), (error.ErrorId, error.HttpStatus, error.Attempts, error.IsRetryable));
        Assert.Equal(("Neptune ML", "GetMLDataProcessingJob"), (error.Service, error.Operation));
    }

    [Fact]
    public async Task MaxAttempts_1_sends_one_request()
    {
        await using ScriptedServer server = new(Failing("503"), s_job);

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Single(server.Requests);
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task Trace_context_of_the_caller_is_not_sent()
    {
        await using ScriptedServer server = new(s_job);
        using Activity caller = new("caller");
        caller.Start();

        await Services.ReadAsync(Services.Neptune(server.Url));

        Assert.DoesNotContain("traceparent", Assert.Single(server.Requests).Headers.Keys);
    }

    [Fact]
    public async Task Client_error_is_not_retried()
    {
        await using ScriptedServer server = new(Services.NeptuneError(400, "InvalidParameterException"), s_job);

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal("InvalidParameter", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Failed_attempts_are_written_as_verbose_and_success_as_debug_messages()
    {
        await using ScriptedServer server = new(Failing("429"), s_job);
        using Pipeline pipeline = new(limit: 1);
        pipeline.Add("job-1", (stream, token) => Services.ReadAsync(Services.Neptune(server.Url).Context(stream, token)));

        await pipeline.ReadToTheEndAsync();

        string[] verbose = [.. pipeline.Records.Where(record => record.Kind == CallRecordKind.Verbose)
            .Select(record => (string)record.Payload)];
        Assert.Contains(verbose, said => said.Contains("attempt 1: GET /ml/dataprocessing/job-1 -> 429", StringComparison.Ordinal)
            && said.EndsWith("request id req-1", StringComparison.Ordinal));
        Assert.Contains(verbose, said => said.Contains("Retrying", StringComparison.Ordinal));
        Assert.Contains(
            pipeline.Records,
            record => record is { Kind: CallRecordKind.Debug, Payload: string said } && said.Contains("-> 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_connection_names_the_address_and_counts_no_request()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune($"http://127.0.0.1:{port}", Services.Unsigned with { MaxAttempts = 2 })));

        Assert.Equal(("EndpointUnreachable", 0, true), (error.ErrorId, error.Attempts, error.IsRetryable));
        Assert.Contains($"127.0.0.1:{port} could not be reached", error.Message, StringComparison.Ordinal);
        Assert.Null(error.HttpStatus);
    }

    [Fact]
    public async Task Unknown_host_is_EndpointUnreachable()
    {
        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune("http://no-such-cluster.invalid:8182", Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal("EndpointUnreachable", error.ErrorId);
        Assert.Contains("no-such-cluster.invalid:8182", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_server_is_a_timeout()
    {
        await using ScriptedServer server = new(ScriptedResponse.Silence);

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(
                Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1, RequestTimeout = TimeSpan.FromMilliseconds(200) })));

        Assert.Equal(("Timeout", true), (error.ErrorId, error.IsRetryable));
        Assert.Contains("did not respond in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_that_stops_after_its_headers_is_a_timeout()
    {
        await using ScriptedServer server = new(
            ScriptedResponse.Http(200, "application/json", "{", claimedLength: 100) with { Then = AfterResponse.KeepOpen });

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(
                Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1, RequestTimeout = TimeSpan.FromMilliseconds(300) })));

        Assert.Equal(("Timeout", true), (error.ErrorId, error.IsRetryable));
    }

    [Fact]
    public async Task Response_larger_than_32_MiB_is_not_read_completely()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json($$"""{"id":"{{new string('x', 34_000_000)}}"}"""));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned)));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
    }

    [Fact]
    public async Task Connection_that_is_always_reset_is_EndpointUnreachable()
    {
        await using ScriptedServer server = new(ScriptedResponse.Reset);

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 2 })));

        Assert.Equal(("EndpointUnreachable", 2), (error.ErrorId, error.Attempts));
    }

    [Fact]
    public async Task Cancellation_ends_a_call_at_once_without_a_service_error()
    {
        using CancellationTokenSource stopping = new();
        await using ScriptedServer server = new((_, _) =>
        {
            stopping.Cancel();
            return ScriptedResponse.Silence;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Services.ReadAsync(Services.Neptune(server.Url).Context(null, stopping.Token)));
    }

    private static ScriptedResponse Failing(string how) => how switch
    {
        "429" => Services.NeptuneError(429, "TooManyRequestsException"),
        "500" => Services.NeptuneError(500, "InternalFailureException"),
        "503" => Services.NeptuneError(503, "ServiceUnavailableException"),
        _ => ScriptedResponse.Reset,
    };
}
