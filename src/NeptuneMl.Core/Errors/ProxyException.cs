using System.Net;

namespace NeptuneMl.Core.Errors;

/// <summary>A proxy refused a connection, or could not be reached: no request reached the service. The SDK does not retry this
/// type, which has no inner exception: the SDK retries any exception with an IOException in its chain.</summary>
/// <param name="proxy">The proxy's address, without user and password.</param>
/// <param name="status">The proxy's response, or null when the proxy could not be reached.</param>
/// <param name="reason">Why the proxy could not be reached.</param>
// Internal: the standard constructors would have no caller.
#pragma warning disable CA1032
internal sealed class ProxyException(Uri proxy, HttpStatusCode? status, string reason) : Exception(reason)
#pragma warning restore CA1032
{
    public Uri Proxy { get; } = proxy;

    public HttpStatusCode? Status { get; } = status;

    /// <summary>Whether the proxy was reached, but the SOCKS handshake failed.</summary>
    public bool IsSocksFailure { get; init; }

    /// <summary>Whether the proxy is that of -Proxy, and not of an environment variable.</summary>
    public bool IsParameter { get; init; }
}
