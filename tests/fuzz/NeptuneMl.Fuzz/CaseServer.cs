using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.Fuzz;

/// <summary>A server on loopback that answers whoever asks with the bytes of the case at hand, over connections that stay open where the answer lets them.</summary>
internal sealed class CaseServer : IAsyncDisposable
{
    private const string LengthHeader = "\r\nContent-Length:";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private Func<int, CannedAnswer> _answers = _ => CannedAnswer.Refusal;
    private int _requests;

    public CaseServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>How many requests have come since the last case was set.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public void Set(Func<int, CannedAnswer> answers)
    {
        Volatile.Write(ref _requests, 0);
        Volatile.Write(ref _answers, answers);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        using TcpClient connection = client;
        connection.NoDelay = true;
        try
        {
            NetworkStream stream = connection.GetStream();
            while (await ReadAsync(stream, buffer))
            {
                CannedAnswer answer = Volatile.Read(ref _answers)(Interlocked.Increment(ref _requests) - 1);
                await stream.WriteAsync(answer.Bytes, _stopping.Token);
                if (answer.Closes) return;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads one whole request; false when the client has ended the connection.</summary>
    private async Task<bool> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        int length = 0, needed = int.MaxValue;
        while (length < needed)
        {
            if (length == buffer.Length) return false;
            int read = await stream.ReadAsync(buffer.AsMemory(length), _stopping.Token);
            if (read == 0) return false;
            length += read;
            int head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head >= 0) needed = head + 4 + LengthIn(Encoding.Latin1.GetString(buffer, 0, head));
        }

        return true;
    }

    private static int LengthIn(string head)
    {
        int at = head.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 0;
        int from = at + LengthHeader.Length, end = head.IndexOf('\r', from);
        return int.Parse(head.AsSpan(from, (end < 0 ? head.Length : end) - from), CultureInfo.InvariantCulture);
    }
}
