using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.Bench;

/// <summary>
/// Passes bytes between clients and the server, and notes when a read of each resource goes by. All that it changes is the
/// Host header, because the server responds to its own name only. A client that waits for each response before it asks again,
/// as the module does on every connection, sends the head of a request in one piece.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly Uri _target;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<Poll> _polls = new();
    private readonly byte[] _ownHost;
    private readonly byte[] _targetHost;
    private readonly Task _accepting;

    public Recorder(Uri target)
    {
        _target = target;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ownHost = Encoding.ASCII.GetBytes($"Host: 127.0.0.1:{Port}\r\n");
        _targetHost = Encoding.ASCII.GetBytes($"Host: {target.Authority}\r\n");
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public IEnumerable<Poll> Polls => _polls;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = new();
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptAsync(_stopping.Token);
                connections.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(_target.Host, _target.Port, _stopping.Token);
                await Task.WhenAny(PumpAsync(client, server, Forward), PumpAsync(server, client, response => response));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // One side went away; closing both tells the other.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> pass)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _stopping.Token) is > 0 and int read)
            await to.SendAsync(pass(buffer.AsMemory(0, read)), _stopping.Token);
    }

    private ReadOnlyMemory<byte> Forward(ReadOnlyMemory<byte> sent)
    {
        ReadOnlySpan<byte> bytes = sent.Span;
        if (bytes.StartsWith("GET "u8))
        {
            ReadOnlySpan<byte> path = bytes["GET ".Length..];
            _polls.Enqueue(new Poll(Encoding.ASCII.GetString(path[..path.IndexOf((byte)' ')]), DateTimeOffset.UtcNow));
        }

        int host = bytes.IndexOf(_ownHost);
        return host < 0 ? sent : (byte[])[.. bytes[..host], .. _targetHost, .. bytes[(host + _ownHost.Length)..]];
    }
}

/// <summary>A read of one resource.</summary>
internal readonly record struct Poll(string Path, DateTimeOffset Time);
