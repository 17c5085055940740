using System.Net;

namespace NeptuneMl.Core.Errors;

/// <summary>A proxy refused a connection, or could not be reached: no request reached the service. The SDK does not retry this
/// type.</summary>
// Internal: the standard constructors would have no caller.
#pragma warning disable CA1032
internal sealed class ProxyException : Exception
#pragma warning restore CA1032
{
    /// <param name="proxy">The proxy's address, without user and password.</param>
    /// <param name="status">The proxy's response, or null when the proxy could not be reached.</param>
    /// <param name="reason">Why the proxy could not be reached.</param>
    // No inner exception: the SDK retries any exception with an IOException in its chain.
    public ProxyException(Uri proxy, HttpStatusCode? status, string reason) : base(reason)
    {
        Proxy = proxy;
        Status = status;
    }

    public Uri Proxy { get; }

    public HttpStatusCode? Status { get; }
}
