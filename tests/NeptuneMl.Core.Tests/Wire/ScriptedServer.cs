using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.Tests.Wire;

/// <summary>
/// A loopback TCP server that reads HTTP requests, keeps them, and answers each with what the script says, byte by byte:
/// so it can also answer badly, or not at all. The script is given the request and how many came before it.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, int, ScriptedAnswer> _script;
    private readonly Task _accepting;
    private int _count;

    public ScriptedServer(Func<ScriptedRequest, int, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ScriptedServer(params ScriptedAnswer[] answers)
        : this((_, index) => answers[Math.Min(index, answers.Length - 1)])
    {
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    ScriptedAnswer answer = _script(request, Interlocked.Increment(ref _count) - 1);
                    if (answer.Never) await Task.Delay(Timeout.Infinite, _stopping.Token);
                    if (answer.Bytes.Length > 0) await stream.WriteAsync(answer.Bytes, _stopping.Token);
                    if (!answer.Closes) continue;
                    connection.LingerState = new LingerOption(answer.Bytes.Length == 0, 0);
                    return;
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The client or the test has ended the conversation.
            }
        }
    }

    private async Task<ScriptedRequest?> ReadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (head.Count < 4 || head[^4] != '\r' || head[^3] != '\n' || head[^2] != '\r' || head[^1] != '\n')
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0) return null;
            head.Add(one[0]);
        }

        string[] lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1)) headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        string[] first = lines[0].Split(' ');
        return new ScriptedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}

/// <summary>A request as it came; <paramref name="Target"/> is path and query, still encoded.</summary>
internal sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Decoded names and values, sorted.</summary>
    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        .. Target.Split('?').Skip(1).SelectMany(query => query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")))
            .Order(),
    ];
}

/// <summary>Bytes to send, and whether the connection ends after them.</summary>
internal sealed record ScriptedAnswer(byte[] Bytes, bool Closes)
{
    /// <summary>The connection is reset without an answer.</summary>
    public static ScriptedAnswer Reset { get; } = new([], Closes: true);

    /// <summary>The connection stays open and nothing comes.</summary>
    public static ScriptedAnswer Silence { get; } = new([], Closes: false) { Never = true };

    public bool Never { get; private init; }

    public static ScriptedAnswer Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Http(status, "application/json", body, headers);

    /// <param name="claimedLength">What Content-Length says, when that is not the truth.</param>
    public static ScriptedAnswer Http(int status, string contentType, string body, (string Name, string Value)[]? headers = null, int? claimedLength = null)
    {
        byte[] content = Encoding.UTF8.GetBytes(body);
        StringBuilder head = new();
        head.Append(System.Globalization.CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\n");
        head.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\nContent-Length: {claimedLength ?? content.Length}\r\n");
        foreach ((string name, string value) in headers ?? []) head.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append("\r\n");
        return new ScriptedAnswer([.. Encoding.ASCII.GetBytes(head.ToString()), .. content], Closes: claimedLength is not null);
    }
}
