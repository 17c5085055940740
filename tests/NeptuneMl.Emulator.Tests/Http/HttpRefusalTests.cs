using System.Net;

namespace NeptuneMl.Emulator.Tests.Http;

public sealed class HttpRefusalTests
{
    private const int BodyLimit = 8 * 1024 * 1024;

    [Theory]
    [InlineData("GET /status\r\n", 400)]
    [InlineData("GET  HTTP/1.1\r\n", 400)]
    [InlineData("G{T /status HTTP/1.1\r\n", 400)]
    [InlineData("GET status HTTP/1.1\r\n", 400)]
    [InlineData("GET /sta tus HTTP/1.1\r\n", 400)]
    [InlineData("GET /status HTTP/2.0\r\n", 505)]
    [InlineData("GET /status HTTP/1.1\r\nBad Header: x\r\n", 400)]
    [InlineData("GET /status HTTP/1.1\r\nNoColon\r\n", 400)]
    [InlineData("GET /status HTTP/1.1\r\nA: b\r\n folded\r\n", 400)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nContent-Length: -1\r\n", 400)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n", 400)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nTransfer-Encoding: gzip\r\n", 501)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nContent-Length: 8388609\r\n", 413)]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nContent-Length: 99999999999\r\n", 413)]
    public async Task Malformed_head_gets_a_response_and_the_connection_is_closed(string head, int status)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync($"{head}Host: 127.0.0.1:{emulator.Server.Port}\r\n\r\n");
        connection.EndSending();
        string response = await connection.ReadToEndAsync();
        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
        Assert.Contains("Connection: close", response, StringComparison.Ordinal);
        Assert.Contains("detailedMessage", response, StringComparison.Ordinal);
        Assert.Empty(emulator.Server.Requests!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host: localhost:{0}\r\nHost: localhost:{0}\r\n")]
    public async Task Request_requires_exactly_one_Host_header(string hosts)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync($"GET /status HTTP/1.1\r\n{string.Format(null, hosts, emulator.Server.Port)}\r\n");
        connection.EndSending();
        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /sta")]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nHost: localhost:{0}\r\nContent-Length: 10\r\n\r\n{{}}")]
    [InlineData("POST /ml/dataprocessing HTTP/1.1\r\nHost: localhost:{0}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")]
    public async Task Truncated_request_is_rejected_without_effect(string request)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync(string.Format(null, request, emulator.Server.Port));
        connection.EndSending();
        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(emulator.Server.Requests!);
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("2\r\nabc\r\n0\r\n\r\n")]
    [InlineData("\r\n")]
    public async Task Malformed_chunk_is_rejected(string chunks)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync(
            $"POST /ml/dataprocessing HTTP/1.1\r\nHost: localhost:{emulator.Server.Port}\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
        connection.EndSending();
        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunked_body_over_the_limit_is_rejected_while_it_is_sent()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using StreamContent content = new(new MemoryStream(new byte[BodyLimit + 1]));
        using HttpRequestMessage request = new(HttpMethod.Post, "/ml/dataprocessing") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage response = await emulator.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Head_over_the_limit_is_rejected()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        await connection.SendAsync("GET /status HTTP/1.1\r\nA: " + new string('a', 70_000));
        Assert.StartsWith("HTTP/1.1 431 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_100_headers_are_rejected()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using RawConnection connection = await RawConnection.OpenAsync(emulator.Server.Port);
        string headers = string.Concat(Enumerable.Range(0, 101).Select(number => $"A{number}: b\r\n"));
        await connection.SendAsync($"GET /status HTTP/1.1\r\n{headers}\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", await connection.ReadResponseAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:{0}", HttpStatusCode.OK)]
    [InlineData("localhost:{0}", HttpStatusCode.OK)]
    [InlineData("LocalHost:{0}", HttpStatusCode.OK)]
    [InlineData("neptune.localhost:{0}", HttpStatusCode.OK)]
    [InlineData("[::1]:{0}", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("localhost.example.com:{0}", HttpStatusCode.Forbidden)]
    [InlineData("example.com:{0}", HttpStatusCode.Forbidden)]
    [InlineData("10.0.0.1:{0}", HttpStatusCode.Forbidden)]
    public async Task Only_loopback_hosts_with_the_right_port_are_accepted(string host, HttpStatusCode status)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/status");
        request.Headers.Host = string.Format(null, host, emulator.Server.Port);
        using HttpResponseMessage response = await emulator.Http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Port_is_not_reachable_from_other_machines()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(emulator.Server.BaseAddress.Host)));
        IPEndPoint[] listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        IPEndPoint listener = Assert.Single(listeners, endpoint => endpoint.Port == emulator.Server.Port);
        Assert.Equal(IPAddress.Loopback, listener.Address);
    }
}
