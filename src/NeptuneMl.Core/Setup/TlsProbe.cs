using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NeptuneMl.Core.Setup;

/// <summary>What a port speaks, and the certificate that it presents. No request is sent over a connection whose certificate has an
/// error.</summary>
internal sealed class TlsProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private TlsProbe()
    {
    }

    /// <summary>Whether the port speaks TLS, so that the certificate of the server is known.</summary>
    public bool SpeaksTls { get; private init; }

    public SslPolicyErrors Errors { get; private init; }

    /// <summary>The errors of the certificate's chain.</summary>
    public IReadOnlyList<X509ChainStatusFlags> Chain { get; private init; } = [];

    /// <summary>The names that the certificate is valid for.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    public string Issuer { get; private init; } = "";

    public DateTime NotBefore { get; private init; }

    public DateTime NotAfter { get; private init; }

    /// <summary>Makes a TLS handshake and closes the connection.</summary>
    /// <param name="host">The host to dial.</param>
    /// <param name="port">The port to dial.</param>
    /// <param name="name">The name that the certificate must be valid for.</param>
    /// <param name="policy">The policy of the chain, or null for the certificate authorities of the system.</param>
    /// <param name="cancellationToken">Cancels the handshake.</param>
    public static async Task<TlsProbe> HandshakeAsync(string host, int port, string name, X509ChainPolicy? policy, Token cancellationToken)
    {
        TlsProbe probe = new();
        using TcpClient client = new();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        try
        {
            await client.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
            using SslStream tls = new(client.GetStream());
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = name,
                    CertificateChainPolicy = policy,
                    RemoteCertificateValidationCallback = Verify,
                },
                limit.Token).ConfigureAwait(false);
        }
        // A rejected certificate, or bytes that are not TLS.
        catch (Exception failure) when (failure is AuthenticationException or IOException or SocketException
            || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
        }

        return probe;

        bool Verify(object sender, X509Certificate? presented, X509Chain? chain, SslPolicyErrors found)
        {
            if (presented is X509Certificate2 certificate)
            {
                probe = new TlsProbe
                {
                    SpeaksTls = true,
                    Errors = found,
                    Chain = chain is null ? [] : [.. chain.ChainStatus.Select(status => status.Status).Distinct()],
                    Names = NamesOf(certificate),
                    Issuer = certificate.Issuer,
                    NotBefore = certificate.NotBefore.ToUniversalTime(),
                    NotAfter = certificate.NotAfter.ToUniversalTime(),
                };
            }

            return found == SslPolicyErrors.None;
        }
    }

    /// <summary>Whether a port responds to an unencrypted HTTP request without credentials.</summary>
    public static async Task<bool> RespondsToHttpAsync(string host, int port, Token cancellationToken)
    {
        using TcpClient client = new();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        try
        {
            await client.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
            NetworkStream stream = client.GetStream();
            byte[] request = Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
            await stream.WriteAsync(request, limit.Token).ConfigureAwait(false);
            byte[] start = new byte[5];
            await stream.ReadExactlyAsync(start, limit.Token).ConfigureAwait(false);
            return start.AsSpan().SequenceEqual("HTTP/"u8);
        }
        catch (Exception failure) when (failure is IOException or SocketException
            || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string[] NamesOf(X509Certificate2 certificate) =>
    [
        .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())))
            .DefaultIfEmpty(certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)),
    ];
}
