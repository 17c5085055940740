using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class TlsTests
{
    [Fact]
    public async Task Port_without_TLS_is_TlsFailure()
    {
        await using ScriptedServer server = new(ScriptedResponse.Http(400, "text/plain", ""));

        NeptuneMLException error = await FailureAtAsync(server);

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.Contains("TLS", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Untrusted_certificate_is_TlsFailure()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=somewhere.else", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
        await using ScriptedServer server = new() { Certificate = certificate };

        NeptuneMLException error = await FailureAtAsync(server);

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.False(error.IsRetryable);
        Assert.Empty(server.Requests);
    }

    private static async Task<NeptuneMLException> FailureAtAsync(ScriptedServer server)
    {
        string url = $"https://localhost:{server.Port}";

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Contains(new Uri(url).Authority, error.Message, StringComparison.Ordinal);
        return error;
    }
}
