namespace NeptuneMl.Core.Sdk;

/// <summary>Sends requests to another address than the endpoint's. The Host header keeps the endpoint's name, as it was signed.
/// SocketsHttpHandler also takes the name for TLS from that header: the server name (SNI), and the name that the certificate must
/// have.</summary>
/// <param name="inner">The handler that sends.</param>
/// <param name="via">The address to send to; without a port, the port is the endpoint's.</param>
internal sealed class ViaHandler(HttpMessageHandler inner, HostAndPort via) : DelegatingHandler(inner)
{
    // The path is sent as it was signed.
    private static readonly UriCreationOptions s_verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri endpoint = request.RequestUri!;
        HostAndPort address = via with { Port = via.Port ?? endpoint.Port };
        CallTrace.Current?.Via = address;
        request.Headers.Host ??= endpoint.Authority;
        request.RequestUri = new Uri($"{endpoint.Scheme}://{address}{endpoint.PathAndQuery}", s_verbatim);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.RequestUri = endpoint;
        }
    }
}
