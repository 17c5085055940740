using System.Text;

namespace NeptuneMl.Core.Calls;

/// <summary>A connection that counts the requests sent over it. When a connection closes before the response, the runtime retries a request
/// without a body up to three times, invisible to every handler. Here each of these counts as an attempt of the call.</summary>
internal sealed class CountingStream(Stream connection) : Stream
{
    // Large headers are written in parts; the first part starts with the method.
    private static readonly byte[][] s_methods = [.. new[] { "GET /", "POST /", "PUT /", "DELETE /", "PATCH /" }.Select(
        Encoding.ASCII.GetBytes)];

    public override bool CanRead => connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => connection.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => connection.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Count(buffer.AsSpan(offset, count));
        connection.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Count(buffer.Span);
        return connection.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }

    private static void Count(ReadOnlySpan<byte> bytes)
    {
        if (CallTrace.Current is not { } trace || !BeginsRequest(bytes)) return;
        if (trace is { IsSent: true, IsExhausted: true }) throw new IOException("The connection was closed without a response.");
        trace.CountAttempt();
    }

    private static bool BeginsRequest(ReadOnlySpan<byte> bytes)
    {
        foreach (byte[] method in s_methods)
            if (bytes.StartsWith(method)) return true;
        return false;
    }
}
