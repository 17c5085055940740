using System.Globalization;
using System.Text;

namespace NeptuneMl.TestKit.Http;

/// <summary>Reads the requests of one connection.</summary>
internal sealed class RequestReader(Stream stream)
{
    private const byte TlsHandshake = 0x16;
    private const string LengthHeader = "\r\nContent-Length:";

    private byte[] _buffer = new byte[16 * 1024];
    private int _received;

    /// <summary>The next request; null when the client has closed the connection. A request is read to its end, so that closing does not reset the connection.</summary>
    public async Task<ScriptedRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        int scanned = 0, head = -1, length = 0;
        while (true)
        {
            if (_received > 0 && _buffer[0] == TlsHandshake) return Take(0, _received);
            if (head < 0 && _buffer.AsSpan(scanned, _received - scanned).IndexOf("\r\n\r\n"u8) is >= 0 and int end)
            {
                head = scanned + end;
                length = head + 4 + BodyLength(Encoding.Latin1.GetString(_buffer, 0, head));
            }

            if (head >= 0 && _received >= length) return Take(head, length);
            scanned = Math.Max(0, _received - 3);
            if (_received == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            int count = await stream.ReadAsync(_buffer.AsMemory(_received), cancellationToken);
            if (count == 0) return null;
            _received += count;
        }
    }

    private static int BodyLength(string head)
    {
        int at = head.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 0;
        int from = at + LengthHeader.Length, end = head.IndexOf('\r', from);
        return int.Parse(head.AsSpan(from, (end < 0 ? head.Length : end) - from), CultureInfo.InvariantCulture);
    }

    private ScriptedRequest Take(int head, int length)
    {
        int body = Math.Min(head + 4, length);
        ScriptedRequest request = new(
            Encoding.Latin1.GetString(_buffer, 0, head),
            head == 0 ? "" : Encoding.UTF8.GetString(_buffer, body, length - body));
        _buffer.AsSpan(length, _received - length).CopyTo(_buffer);
        _received -= length;
        return request;
    }
}
