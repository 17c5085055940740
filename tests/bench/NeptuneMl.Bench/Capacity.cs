using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.Bench;

/// <summary>
/// What the server can serve when clients cost next to nothing: the same request, many at a time down each connection, the
/// responses counted by their bytes. It must be well above every rate that is compared, or the server would be what is measured.
/// </summary>
internal static class Capacity
{
    private const int Pipelined = 32;

    public static async Task<object> RunAsync(Uri server, TimeSpan duration, int concurrency)
    {
        byte[] request = Encoding.ASCII.GetBytes($"GET /{BenchJobs.Path}/{BenchJobs.Id(0)} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n");
        int responseBytes = await ResponseBytesAsync(server, request);
        byte[] burst = [.. Enumerable.Repeat(request, Pipelined).SelectMany(bytes => bytes)];

        long started = Stopwatch.GetTimestamp();
        int[] responses = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(ConnectionAsync)));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new { requestsPerSecond = responses.Sum() / seconds, concurrency, pipelined = Pipelined, responseBytes };

        async Task<int> ConnectionAsync()
        {
            using Socket socket = await ConnectAsync(server);
            byte[] buffer = new byte[Pipelined * responseBytes];
            int count = 0;
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await socket.SendAsync(burst);
                for (int received = 0; received < buffer.Length;)
                    received += await ReceiveAsync(socket, buffer);
                count += Pipelined;
            }

            return count;
        }
    }

    private static async Task<int> ResponseBytesAsync(Uri server, byte[] request)
    {
        using Socket socket = await ConnectAsync(server);
        await socket.SendAsync(request);
        byte[] buffer = new byte[64 * 1024];
        int received = 0;
        while (true)
        {
            received += await ReceiveAsync(socket, buffer.AsMemory(received));
            string text = Encoding.Latin1.GetString(buffer, 0, received);
            if (!text.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
                throw new InvalidDataException($"The server responded: {text}");
            int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (head > 3 && received >= head + ContentLength(text))
                return received;
        }
    }

    private static int ContentLength(string head)
    {
        const string name = "content-length:";
        int start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
        return int.Parse(head.AsSpan(start, head.IndexOf('\r', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<Socket> ConnectAsync(Uri server)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return socket;
    }

    private static async Task<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
    {
        int read = await socket.ReceiveAsync(buffer);
        return read > 0 ? read : throw new EndOfStreamException("The server closed the connection.");
    }
}
