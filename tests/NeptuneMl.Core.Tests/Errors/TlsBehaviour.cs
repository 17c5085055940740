using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NeptuneMl.Core.Tests.Wire;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class TlsBehaviour
{
    [Fact]
    public async Task A_port_that_does_not_speak_tls_is_a_tls_failure()
    {
        NeptuneMLException error = await FailureAtAsync(async stream =>
        {
            await stream.ReadExactlyAsync(new byte[5]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        });

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.Contains("TLS", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_a_tls_failure()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=somewhere.else", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);

        NeptuneMLException error = await FailureAtAsync(async stream =>
        {
            await using SslStream tls = new(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.ReadExactlyAsync(new byte[1]);
        });

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.False(error.IsRetryable);
    }

    private static async Task<NeptuneMLException> FailureAtAsync(Func<NetworkStream, Task> serve)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, serve);
        string url = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Contains(new Uri(url).Authority, error.Message, StringComparison.Ordinal);
        listener.Stop();
        await serving;
        return error;
    }

    private static async Task ServeAsync(TcpListener listener, Func<NetworkStream, Task> serve)
    {
        while (true)
        {
            try
            {
                using TcpClient connection = await listener.AcceptTcpClientAsync();
                await serve(connection.GetStream());
            }
            catch (Exception gone) when (gone is IOException or AuthenticationException)
            {
                // The client has refused, which is what the tests are about.
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
