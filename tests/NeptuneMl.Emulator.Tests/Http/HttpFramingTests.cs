using System.Text;

namespace NeptuneMl.Emulator.Tests.Http;

public sealed class HttpFramingTests
{
    private const string Job = """{"id":"j","inputDataS3Location":"s3://bucket/in","processedDataS3Location":"s3://bucket/out"}""";

    [Fact]
    public async Task One_connection_carries_many_requests()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        for (int round = 0; round < 3; round++)
        {
            await connection.SendAsync(Get(emulator, "/status"));
            Assert.StartsWith("HTTP/1.1 200 OK\r\n", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pipelined_requests_get_responses_in_order()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync(
            Get(emulator, "/status") + Post(emulator, Job) + Get(emulator, "/ml/dataprocessing/j") + Get(emulator, "/nowhere"));
        Assert.Contains("\"healthy\"", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.Contains("\"creationTimeInMillis\"", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.Contains("\"InProgress\"", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 404 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_may_arrive_byte_by_byte()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        foreach (byte single in Encoding.ASCII.GetBytes(Post(emulator, Job)))
            await connection.SendAsync([single]);
        Assert.StartsWith("HTTP/1.1 200 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.Equal(Job, Encoding.UTF8.GetString(Assert.Single(emulator.Server.Requests!).Body.Span));
    }

    [Fact]
    public async Task Chunked_bodies_are_joined()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        string chunks = string.Concat(Job.Chunk(7).Select(part => $"{part.Length:x};ext=1\r\n{new string(part)}\r\n"));
        await connection.SendAsync(Head(emulator, "POST", "/ml/dataprocessing", "Transfer-Encoding: chunked"));
        await connection.SendAsync($"{chunks}0\r\nTrailer: ignored\r\n\r\n" + Get(emulator, "/ml/dataprocessing/j"));
        Assert.StartsWith("HTTP/1.1 200 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
        Assert.Contains("\"id\":\"j\"", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expect_100_continue_is_confirmed_before_the_response()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync(
            Head(emulator, "POST", "/ml/dataprocessing", $"Content-Length: {Job.Length}", "Expect: 100-continue"));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await connection.ReadResponseAsync());
        await connection.SendAsync(Job);
        Assert.StartsWith("HTTP/1.1 200 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1", "Connection: close")]
    [InlineData("HTTP/1.0", "Accept: */*")]
    public async Task Connection_close_is_honored(string version, string header)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync($"GET /status {version}\r\nHost: 127.0.0.1:{emulator.Server.Port}\r\n{header}\r\n\r\n");
        connection.EndSending();
        string response = await connection.ReadToEndAsync();
        Assert.Contains("\r\nConnection: close\r\n", response, StringComparison.Ordinal);
        Assert.EndsWith("}", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_of_several_megabytes_is_read_completely()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string padded = Job.PadRight(7 * 1024 * 1024);
        using StringContent content = new(padded, Encoding.UTF8, "application/json");
        Response response = await emulator.SendAsync(HttpMethod.Post, "/ml/dataprocessing", content);
        Assert.Equal("j", response["id"]);
        Assert.Equal(padded.Length, emulator.Server.Requests![0].Body.Length);
    }

    [Fact]
    public async Task Concurrent_clients_get_their_own_responses()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string[] ids = [.. Enumerable.Range(0, 200).Select(number => $"job-{number}")];
        await Task.WhenAll(ids.Select(id => emulator.PostOkAsync(
            "/ml/dataprocessing", new { id, inputDataS3Location = "s3://bucket/in", processedDataS3Location = "s3://bucket/out" })));
        Response[] jobs = await Task.WhenAll(ids.Select(id => emulator.GetAsync($"/ml/dataprocessing/{id}")));
        Assert.Equal(ids, jobs.Select(job => job["id"]));
    }

    [Fact]
    public async Task Stop_closes_open_connections()
    {
        TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection idle = await RawConnection.OpenAsync(emulator.Server.Port);
        using RawConnection halfway = await RawConnection.OpenAsync(emulator.Server.Port);
        await idle.SendAsync(Get(emulator, "/status"));
        await idle.ReadResponseAsync();
        await halfway.SendAsync("POST /ml/data");
        await emulator.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("", await idle.ReadToEndAsync());
    }

    private static string Get(TestEmulator emulator, string path) => Head(emulator, "GET", path);

    private static string Post(TestEmulator emulator, string body) =>
        Head(emulator, "POST", "/ml/dataprocessing", $"Content-Length: {body.Length}") + body;

    private static string Head(TestEmulator emulator, string method, string path, params string[] headers) =>
        $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{emulator.Server.Port}\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n";
}
