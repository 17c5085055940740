using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Emulator.Http;

/// <summary>One client connection: reads requests in sequence and writes the responses in the same order.</summary>
/// <param name="socket">The connected socket.</param>
/// <param name="certificate">The certificate of the server, or null for unencrypted HTTP.</param>
/// <param name="handle">Handles a request.</param>
/// <param name="reject">Writes the error for bytes that are not a request.</param>
/// <param name="interrupt">Closes all connections for a while.</param>
internal sealed class HttpConnection(
    Socket socket,
    X509Certificate2? certificate,
    Action<HttpRequest, HttpResponse> handle,
    Action<HttpProblem, HttpResponse> reject,
    Action<TimeSpan> interrupt)
    : IDisposable
{
    // The limit includes the chunk framing, so that many tiny chunks cannot make a request unlimited.
    private const int RawBodyBytes = 2 * HttpLimits.BodyBytes;
    private const int PaddingBytes = 64 * 1024;
    private const int Pieces = 10;
    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(2);

    private readonly HttpRequest _request = new();
    private readonly HttpResponse _response = new();
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly ArrayBufferWriter<byte> _chunks = new();
    private byte[] _input = new byte[8192];
    private int _start;
    private int _end;
    private SslStream? _tls;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (certificate is not null)
                await AuthenticateAsync(certificate, cancellationToken).ConfigureAwait(false);
            HttpProblem? problem = null;
            _response.Reset();
            while (problem is null && !_response.Close)
            {
                int headLength = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
                if (headLength == 0)
                    return;
                problem = headLength < 0
                    ? _end - _start >= HttpLimits.HeadBytes ? HttpProblem.HeadTooLarge : HttpProblem.Truncated
                    : await HandleRequestAsync(headLength, cancellationToken).ConfigureAwait(false);
            }

            if (_response.Delivery is { Reset: true } reset)
            {
                await ResetAsync(reset, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (problem is not null)
                Reject(problem);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            await LingerAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException
            || (certificate is not null && exception is IOException or AuthenticationException))
        {
            // The client closed the connection, or the server is stopping: nobody receives a response.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _tls?.Dispose();
        socket.Dispose();
        _response.Dispose();
    }

    /// <returns>The length of a complete head; 0 when the client closed the connection; -1 when the head is truncated or too
    /// large.</returns>
    private async ValueTask<int> ReadHeadAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            // RFC 9112 section 2.2: a server should ignore an empty line before the request line.
            while (searched == 0 && _end - _start >= 2 && _input[_start] == '\r' && _input[_start + 1] == '\n')
                _start += 2;

            // A method begins with a letter. Other bytes, such as a TLS ClientHello, are rejected at once; their sender would wait for a
            // reply.
            if (_end > _start && _input[_start] != '\r' && !char.IsAsciiLetter((char)_input[_start]))
                return -1;

            int found = _input.AsSpan((_start + searched).._end).IndexOf("\r\n\r\n"u8);
            if (found >= 0)
                return found + searched + 4 <= HttpLimits.HeadBytes ? found + searched + 4 : -1;
            if (_end - _start >= HttpLimits.HeadBytes)
                return -1;
            searched = Math.Max(0, _end - _start - 3);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return _end == _start ? 0 : -1;
        }
    }

    private async ValueTask<HttpProblem?> HandleRequestAsync(int headLength, CancellationToken cancellationToken)
    {
        if (_request.ReadHead(_input.AsMemory(_start, headLength)) is { } malformed)
            return malformed;

        if (_request.ExpectsContinue && _end - _start == headLength && (_request.IsChunked || _request.ContentLength > 0))
            _output.Write("HTTP/1.1 100 Continue\r\n\r\n"u8);

        ReadOnlyMemory<byte> body;
        int length = headLength;
        if (_request.IsChunked)
        {
            (HttpProblem? problem, length) = await ReadChunksAsync(headLength, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
                return problem;
            body = _chunks.WrittenMemory;
        }
        else
        {
            length += _request.ContentLength;
            if (!await EnsureAsync(length, cancellationToken).ConfigureAwait(false))
                return HttpProblem.Truncated;
            body = _input.AsMemory(_start + headLength, _request.ContentLength);
        }

        _request.Complete(_input.AsMemory(_start, headLength), body);
        _response.Reset();
        _response.Close = !_request.KeepAlive;
        handle(_request, _response);
        if (_response.Delivery is { } delivery)
            await DeliverAsync(delivery, cancellationToken).ConfigureAwait(false);
        else
            _response.WriteTo(_output);
        _start += length;
        return null;
    }

    private async ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        // A client cannot find the start of another response after a truncated one, so the connection is closed.
        _response.Close = _response.Close || delivery is not { Reset: false, Sent: 1, Declared: 1 };
        if (delivery.Reset)
            return;

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        int body = _response.WriteTo(_output);
        ReadOnlyMemory<byte> bytes = _output.WrittenMemory;
        if (delivery.Padding > 0)
        {
            await SendAsync(bytes[..body], cancellationToken).ConfigureAwait(false);
            byte[] spaces = new byte[PaddingBytes];
            spaces.AsSpan().Fill((byte)' ');
            for (long left = delivery.Padding; left > 0; left -= spaces.Length)
                await SendAsync(spaces.AsMemory(0, (int)Math.Min(left, spaces.Length)), cancellationToken).ConfigureAwait(false);
            bytes = bytes[body..];
        }

        int piece = delivery.Pace > TimeSpan.Zero ? (bytes.Length + Pieces - 1) / Pieces : bytes.Length;
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(piece, bytes.Length)..])
        {
            await SendAsync(bytes[..Math.Min(piece, bytes.Length)], cancellationToken).ConfigureAwait(false);
            if (delivery.Pace > TimeSpan.Zero)
                await Task.Delay(delivery.Pace / Pieces, cancellationToken).ConfigureAwait(false);
        }

        _output.ResetWrittenCount();
    }

    private async ValueTask ResetAsync(Delivery reset, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        if (reset.Outage is { } outage)
            interrupt(outage);
    }

    private async ValueTask<(HttpProblem? Problem, int Length)> ReadChunksAsync(int position, CancellationToken cancellationToken)
    {
        _chunks.ResetWrittenCount();
        while (true)
        {
            int line = await ReadLineAsync(position, cancellationToken).ConfigureAwait(false);
            if (line < 0)
                return (HttpProblem.MalformedChunk, 0);
            int size = ChunkSize(_input.AsSpan(_start + position, line));
            position += line + 2;
            if (size < 0)
                return (HttpProblem.MalformedChunk, 0);
            if (size == 0)
                break;
            if (_chunks.WrittenCount + size > HttpLimits.BodyBytes || position > RawBodyBytes)
                return (HttpProblem.BodyTooLarge, 0);
            if (!await EnsureAsync(position + size + 2, cancellationToken).ConfigureAwait(false))
                return (HttpProblem.Truncated, 0);
            _chunks.Write(_input.AsSpan(_start + position, size));
            position += size;
            if (!_input.AsSpan(_start + position, 2).SequenceEqual("\r\n"u8))
                return (HttpProblem.MalformedChunk, 0);
            position += 2;
        }

        for (int trailers = 0; trailers <= HttpLimits.HeaderCount; trailers++)
        {
            int line = await ReadLineAsync(position, cancellationToken).ConfigureAwait(false);
            if (line < 0)
                break;
            position += line + 2;
            if (line == 0)
                return (null, position);
        }

        return (HttpProblem.MalformedChunk, 0);
    }

    private async ValueTask<int> ReadLineAsync(int position, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadOnlyMemory<byte> rest = _input.AsMemory((_start + position).._end);
            int length = rest.Span.IndexOf("\r\n"u8);
            if (length >= 0)
                return length;
            if (rest.Length > HttpLimits.ChunkLineBytes || !await FillAsync(cancellationToken).ConfigureAwait(false))
                return -1;
        }
    }

    private static int ChunkSize(ReadOnlySpan<byte> line)
    {
        int extension = line.IndexOf((byte)';');
        ReadOnlySpan<byte> digits = (extension < 0 ? line : line[..extension]).Trim((byte)' ');
        return digits.Length is > 0 and <= 7
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int size)
            ? size
            : digits.Length > 7 ? HttpLimits.BodyBytes + 1 : -1;
    }

    private async ValueTask<bool> EnsureAsync(int length, CancellationToken cancellationToken)
    {
        while (_end - _start < length)
        {
            if (!await FillAsync(cancellationToken, length).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>Reads more bytes of the request. Pending responses are sent first, because a client may wait for them before it sends
    /// more.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken, int wanted = 0)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        if (_start == _end)
            _start = _end = 0;
        if (_end == _input.Length || _start + wanted > _input.Length)
            MakeRoom(wanted);
        int read = await ReceiveAsync(_input.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private void MakeRoom(int wanted)
    {
        int held = _end - _start;
        byte[] target = held >= _input.Length / 2 || wanted > _input.Length
            ? new byte[Math.Max(wanted, _input.Length * 2)]
            : _input;
        Buffer.BlockCopy(_input, _start, target, 0, held);
        _input = target;
        _start = 0;
        _end = held;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await SendAsync(_output.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _output.ResetWrittenCount();
    }

    private async Task AuthenticateAsync(X509Certificate2 server, CancellationToken cancellationToken)
    {
        _tls = new SslStream(new NetworkStream(socket));
        await _tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server }, cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => _tls is null
        ? socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken)
        : _tls.ReadAsync(buffer, cancellationToken);

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_tls is not null)
        {
            await _tls.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    private void Reject(HttpProblem problem)
    {
        _response.Reset();
        _response.Close = true;
        reject(problem, _response);
        _response.WriteTo(_output);
    }

    /// <summary>Reads and discards what the client is still sending before the socket is closed. Closing a socket with unread bytes resets
    /// the connection, and the client would lose the response with the error.</summary>
    private async ValueTask LingerAsync(CancellationToken cancellationToken)
    {
        if (_tls is not null)
            await _tls.ShutdownAsync().ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
        using CancellationTokenSource linger = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        linger.CancelAfter(LingerTime);
        for (int drained = 0, read = 1; read > 0 && drained < RawBodyBytes; drained += read)
            read = await socket.ReceiveAsync(_input, SocketFlags.None, linger.Token).ConfigureAwait(false);
    }
}
