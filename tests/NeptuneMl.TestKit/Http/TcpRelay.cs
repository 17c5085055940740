using System.Net;

namespace NeptuneMl.TestKit.Http;

/// <summary>Forwards TCP connections to another port of the loopback interface, as ssh -L, SSM port forwarding and a network load balancer
/// do. With a certificate, TLS ends here, so that a plain server becomes a TLS server.</summary>
/// <param name="port">The port to forward to.</param>
/// <param name="address">The loopback address to listen on; by default that of IPv4.</param>
public sealed class TcpRelay(int port, IPAddress? address = null) : LoopbackListener(address ?? IPAddress.Loopback)
{
    private protected override Task ServeAsync(Stream client, CancellationToken cancellationToken) =>
        ForwardAsync(client, port, cancellationToken);
}
