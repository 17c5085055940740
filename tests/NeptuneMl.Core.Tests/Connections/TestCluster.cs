using System.Security.Cryptography.X509Certificates;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Connections;

/// <summary>A cluster that only a relay or a proxy reaches: an emulator that verifies signatures, behind TLS with the cluster's
/// certificate.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string Host = "movies.cluster-abc.us-east-1.neptune.amazonaws.com";
    public const string Certificate = "*.cluster-abc.us-east-1.neptune.amazonaws.com";

    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly TcpRelay _tls;

    private TestCluster(EmulatorServer emulator, string name)
    {
        Emulator = emulator;
        _certificate = _authority.Issue(name);
        _tls = new TcpRelay(emulator.Port) { Certificate = _certificate };
        File.WriteAllText(Authorities, _authority.Pem);
    }

    public EmulatorServer Emulator { get; }

    /// <summary>The port of the TLS server.</summary>
    public int Port => _tls.Port;

    /// <summary>The file with the authority that has issued the certificate.</summary>
    public string Authorities { get; } = Path.GetTempFileName();

    /// <summary>Options that trust the certificate and have the credentials that the cluster accepts.</summary>
    public ConnectionOptions Options => new()
    {
        EndpointUrl = Host,
        Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "clusterEXAMPLEKEY", null),
        MaxAttempts = 3,
        RequestTimeout = TimeSpan.FromSeconds(20),
        CertificateAuthority = Authorities,
    };

    public static async Task<TestCluster> StartAsync(string name = Certificate, params SigningCredential[] credentials) => new(
        await EmulatorServer.StartAsync(new EmulatorOptions
        {
            HostNames = [Host, "cleanrooms-ml.us-east-1.amazonaws.com"],
            RecordRequests = true,
            Credentials = [new SigningCredential("AKIDEXAMPLE", "clusterEXAMPLEKEY"), .. credentials],
        }),
        name);

    /// <summary>A certificate of the same authority.</summary>
    public X509Certificate2 Issue(string name) => _authority.Issue(name);

    public async ValueTask DisposeAsync()
    {
        _tls.Dispose();
        await Emulator.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
        File.Delete(Authorities);
    }
}
