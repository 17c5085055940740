using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.Emulator.Tests.Http;

/// <summary>A client that sends exactly the bytes it is told to.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client = new();
    private readonly CancellationTokenSource _patience = new(s_patience);

    private NetworkStream _stream = null!;

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(int port)
    {
        RawConnection connection = new();
        await connection._client.ConnectAsync("127.0.0.1", port);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, _patience.Token);

    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one response: its head and, by its Content-Length, its body.</summary>
    public async Task<string> ReadResponseAsync()
    {
        StringBuilder text = new();
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            text.Append(await ReadAsync(1));
        string head = text.ToString();
        const string name = "Content-Length: ";
        int at = head.IndexOf(name, StringComparison.Ordinal);
        return at < 0 ?
            head :
            head + await ReadAsync(int.Parse(head[(at + name.Length)..head.IndexOf('\r', at)], CultureInfo.InvariantCulture));
    }

    /// <summary>Reads until the server closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using StreamReader reader = new(_stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(_patience.Token);
    }

    public void Dispose()
    {
        _client.Dispose();
        _patience.Dispose();
    }

    private async Task<string> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, _patience.Token);
        return Encoding.Latin1.GetString(bytes);
    }
}
