using System.Security.Cryptography.X509Certificates;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class TlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Port_without_TLS_is_TlsFailure()
    {
        await using ScriptedServer server = new(ScriptedResponse.Http(400, "text/plain", ""));

        NeptuneMLException error = await FailureAtAsync(server);

        Assert.Equal("TlsFailure", error.ErrorId);
        Assert.Contains("TLS", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 5, "TlsFailure", "issuer of the certificate is not trusted: CN=NeptuneMl Test Authority", "AWS_CA_BUNDLE")]
    [InlineData(true, 5, "TlsFailure", "issuer of the certificate is not trusted: CN=NeptuneMl Test Authority", "AWS_CA_BUNDLE")]
    [InlineData(false, -1, "TlsFailure", "the certificate is valid from ", "")]
    public async Task Certificate_that_is_not_trusted_is_TlsFailure(bool ofOtherAuthority, int days, string id, string reason, string advice)
    {
        using TestAuthority authority = new();
        using TestAuthority other = new();
        using X509Certificate2 certificate = authority.Issue(DateTimeOffset.UtcNow.AddDays(days), "localhost");
        await using ScriptedServer server = new() { Certificate = certificate };
        string file = Path.GetTempFileName();
        try
        {
            if (ofOtherAuthority || days < 0) await File.WriteAllTextAsync(file, ofOtherAuthority ? other.Pem : authority.Pem, Token);

            NeptuneMLException error = await FailureAtAsync(server, ofOtherAuthority || days < 0 ? file : null);

            Assert.Equal((id, false), (error.ErrorId, error.IsRetryable));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
            Assert.Empty(server.Requests);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Certificate_of_another_name_is_TlsNameMismatch_with_both_names()
    {
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue("*.cluster-abc.us-east-1.neptune.amazonaws.com", "10.0.0.7");
        await using ScriptedServer server = new() { Certificate = certificate };

        NeptuneMLException error = await FailureAtAsync(server, null);

        Assert.Equal(("TlsNameMismatch", false, 0), (error.ErrorId, error.IsRetryable, error.Attempts));
        Assert.Equal(
            $"The certificate of localhost:{server.Port} is for '*.cluster-abc.us-east-1.neptune.amazonaws.com', '10.0.0.7', "
            + "and not for 'localhost'.",
            error.Message);
        Assert.EndsWith($"Connect-NeptuneML <cluster endpoint> -Via localhost:{server.Port}", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Names_of_a_certificate_stay_on_one_line_and_are_truncated()
    {
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue([.. Enumerable.Range(0, 100).Select(index => $"host-{index}.example.com")]);
        await using ScriptedServer server = new() { Certificate = certificate };

        NeptuneMLException error = await FailureAtAsync(server, null);

        Assert.InRange(error.Message.Length, 300, 420);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static async Task<NeptuneMLException> FailureAtAsync(ScriptedServer server, string? authorities = null)
    {
        string url = $"https://localhost:{server.Port}";

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(url, Services.Unsigned with { CertificateAuthority = authorities })));

        Assert.Contains(new Uri(url).Authority, error.Message, StringComparison.Ordinal);
        return error;
    }
}
