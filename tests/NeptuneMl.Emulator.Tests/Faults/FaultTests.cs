using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;

namespace NeptuneMl.Emulator.Tests.Faults;

public sealed class FaultTests
{
    private const string Start = "ml/dataprocessing";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(FaultKind.Throttle, 429, "TooManyRequestsException", "ThrottlingException")]
    [InlineData(FaultKind.ServerError, 500, "InternalFailureException", "InternalServiceException")]
    [InlineData(FaultKind.ExpiredToken, 403, "AccessDeniedException", "ExpiredTokenException")]
    [InlineData(FaultKind.UnknownKey, 403, "AccessDeniedException", "UnrecognizedClientException")]
    public async Task Rejection_before_the_effect_has_the_format_of_the_service(
        FaultKind kind,
        int status,
        string neptune,
        string cleanRooms)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(kind) { Times = 2 }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage start = await http.PostAsync(Start, Job("job"));
        using HttpResponseMessage list = await http.GetAsync($"memberships/{Memberships.Id}/trained-models");

        Assert.Equal((status, neptune), ((int)start.StatusCode, (string?)JsonNode.Parse(await start.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal((status, cleanRooms), ((int)list.StatusCode, Assert.Single(list.Headers.GetValues("x-amzn-ErrorType"))));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("ml/dataprocessing/job")).StatusCode);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Gateway_error_is_not_JSON(int status)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.ServerError) { Status = status }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync("status");

        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Throttling_can_include_Retry_After()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Faults = [new Fault(FaultKind.Throttle) { Times = 1, Seconds = 3 }, new Fault(FaultKind.Throttle) { Skip = 1, Times = 1 }],
        });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage first = await http.GetAsync("status");
        using HttpResponseMessage second = await http.GetAsync("status");

        Assert.Equal(TimeSpan.FromSeconds(3), first.Headers.RetryAfter?.Delta);
        Assert.Equal((HttpStatusCode.TooManyRequests, null), (second.StatusCode, second.Headers.RetryAfter));
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, false)]
    [InlineData(FaultKind.ResetAfter, true)]
    public async Task Reset_can_come_before_or_after_the_effect(FaultKind kind, bool started)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(kind) { Times = 1 }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(Start, Job("job")));

        Assert.Contains(Chain(failure), inner => inner is SocketException { SocketErrorCode: SocketError.ConnectionReset });
        Assert.Equal(started ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await http.GetAsync("ml/dataprocessing/job")).StatusCode);
    }

    [Fact]
    public async Task Server_can_be_disposed_during_an_outage()
    {
        EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions());
        Task outage = server.InterruptAsync(TimeSpan.FromMinutes(10));

        await server.DisposeAsync();

        await outage;
    }

    [Fact]
    public async Task Outage_refuses_connections_and_keeps_the_state()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync();
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        (await http.PostAsync(Start, Job("job"))).EnsureSuccessStatusCode();

        Task outage = server.InterruptAsync(TimeSpan.FromSeconds(1));
        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            while (!outage.IsCompleted)
                await http.GetAsync("ml/dataprocessing/job");
        });
        await outage.WaitAsync(s_patience);

        Assert.Contains(Chain(failure), inner => inner is SocketException or IOException);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("ml/dataprocessing/job")).StatusCode);
    }

    [Fact]
    public async Task Outage_can_be_an_injected_fault()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.Outage) { Times = 1, Seconds = 0.3 }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("status"));

        using CancellationTokenSource patience = new(s_patience);
        while (await StatusAsync(http, patience.Token) != HttpStatusCode.OK)
            patience.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task Truncated_response_ends_before_its_length()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.Truncate)] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("status"));

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
    }

    [Fact]
    public async Task Wrong_length_truncates_one_response_only()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.WrongLength) { Times = 1 }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        string cut = await http.GetStringAsync("status");
        string whole = await http.GetStringAsync("status");

        Assert.StartsWith(cut, whole, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 1, whole.Length - 1);
    }

    [Theory]
    [InlineData(FaultKind.HtmlPage, "text/html")]
    [InlineData(FaultKind.WrongContentType, "text/plain")]
    public async Task Content_type_can_be_wrong(FaultKind kind, string type)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { Faults = [new Fault(kind)] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync("status");

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(kind == FaultKind.HtmlPage, (await response.Content.ReadAsStringAsync()).StartsWith('<'));
    }

    [Fact]
    public async Task Text_can_be_invalid_UTF8()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.InvalidUtf8)] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        byte[] response = await http.GetByteArrayAsync("status");

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(response));
    }

    [Fact]
    public async Task Response_can_be_huge_deep_and_compressed()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Faults = [new Fault(FaultKind.Huge) { Times = 1 }, new Fault(FaultKind.Deep) {
                Skip = 1,
                Times = 1 }, new Fault(FaultKind.Gzip) { Skip = 2 }],
        });
        using HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip })
        {
            BaseAddress = server.BaseAddress
        };

        using HttpResponseMessage huge = await http.GetAsync("status", HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await huge.Content.ReadAsStreamAsync();
        long length = 0;
        byte[] buffer = new byte[1 << 20];
        for (int read = 1; read > 0; length += read)
            read = await body.ReadAsync(buffer);
        string deep = await http.GetStringAsync("status");
        string unpacked = await http.GetStringAsync("status");

        Assert.Equal(huge.Content.Headers.ContentLength, length);
        Assert.True(length > 100 * 1024 * 1024);
        Assert.Contains(new string('[', 100_000), deep, StringComparison.Ordinal);
        Assert.Contains("healthy", unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_response_takes_the_configured_time_and_arrives_completely()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Faults = [new Fault(FaultKind.Slow) { Seconds = 0.5 }] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        long began = TimeProvider.System.GetTimestamp();

        string response = await http.GetStringAsync("status");

        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds(0.4));
        Assert.Contains("healthy", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_apply_to_their_operations_by_probability_and_count_hits()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Faults = [new Fault(FaultKind.Throttle) { Operation = "List*", Rate = 0.25 }],
            FaultSeed = 7,
        });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        int refused = 0;
        for (int call = 0; call < 400; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("status")).StatusCode);
            refused += (await http.GetAsync(Start)).StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.InRange(refused, 60, 140);
        Assert.Equal(refused, Assert.Single(server.Faults).Hits);
    }

    [Fact]
    public async Task Faults_can_be_read_set_and_removed_over_HTTP()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync();
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage set = await http.PutAsJsonAsync(
            "_emulator/faults",
            new[] { new { kind = "throttle", operation = "Get*", times = 1 } });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await http.GetAsync("status")).StatusCode);
        JsonNode faults = JsonNode.Parse(await http.GetStringAsync("_emulator/faults"))!;
        using HttpResponseMessage wrong = await http.PutAsJsonAsync("_emulator/faults", new[] { new { kind = "Throttle", rate = 2 } });
        using HttpResponseMessage twice = await http.PutAsync("_emulator/faults", new StringContent("""[{"kind":"Slow","Kind":"Deep"}]"""));
        using HttpResponseMessage list = await http.PutAsync("_emulator/faults", new StringContent("""[{"kind":"Throttle, Slow"}]"""));
        await http.DeleteAsync("_emulator/faults");

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(("Throttle", 1), ((string?)faults[0]!["kind"], (int?)faults[0]!["hits"]));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("rate '2' is not a number from 0 to 1", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (twice.StatusCode, list.StatusCode));
        Assert.Empty(server.Faults);
    }

    [Theory]
    [InlineData("Rate=1", "Kind is required: Throttle")]
    [InlineData("Kind=Explode", "Kind 'Explode' is not valid. Valid kinds: Throttle")]
    [InlineData("Kind=3", "Kind '3' is not valid. Valid kinds: Throttle")]
    [InlineData("Kind=+3", "Kind '+3' is not valid. Valid kinds: Throttle")]
    [InlineData("Kind=Throttle;Slow", "Kind 'Throttle;Slow' is not valid. Valid kinds: Throttle")]
    [InlineData("Kind=Slow,kind=Deep", "'kind' is specified more than once")]
    [InlineData("Kind=Slow,Speed=1", "'Speed' is not valid. Valid names: Kind, Operation")]
    [InlineData("Kind=Slow,Times=0", "Times '0' is not an integer of 1 or more")]
    [InlineData("Kind=Slow,Seconds=-1", "Seconds '-1' is not a number from 0 to 3600")]
    [InlineData("Kind=ServerError,Status=404", "Status '404' is not valid. Valid statuses: 500, 502, 503, 504")]
    public void Invalid_fault_error_names_member_value_and_rule(string text, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => Fault.Parse(
            text.Split(',').Select(part => part.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (object?)pair[1]))));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_can_be_wrong()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { ClockSkew = TimeSpan.FromHours(-2) });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync("status");

        Assert.InRange(DateTimeOffset.UtcNow - response.Headers.Date!.Value, TimeSpan.FromHours(1.9), TimeSpan.FromHours(2.1));
    }

    private static JsonContent Job(string id) =>
        JsonContent.Create(new { id, inputDataS3Location = "s3://bucket/in", processedDataS3Location = "s3://bucket/out" });

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            return (await http.GetAsync("status", cancellationToken)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
