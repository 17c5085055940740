using System.Net;

namespace NeptuneMl.Core.Calls;

/// <summary>An answer's body that leaves its first bytes in the trace as it is read.</summary>
internal sealed class ObservedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly CallTrace _trace;

    public ObservedContent(HttpContent inner, CallTrace trace)
    {
        _inner = inner;
        _trace = trace;
        foreach ((string name, IEnumerable<string> values) in inner.Headers.NonValidated.Select(h => (h.Key, (IEnumerable<string>)h.Value)))
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ObservedStream(await _inner.ReadAsStreamAsync().ConfigureAwait(false), _trace);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using Stream source = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await source.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
