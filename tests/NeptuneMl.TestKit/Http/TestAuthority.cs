using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.TestKit.Http;

/// <summary>A certificate authority that no system trusts.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        CertificateRequest request = new(
            $"CN=NeptuneMl Test Authority {Guid.NewGuid():N}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The root certificate, in PEM format.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>Issues a certificate for host names, which may have wildcards, and IP addresses.</summary>
    public X509Certificate2 Issue(params string[] names) => Issue(DateTimeOffset.UtcNow.AddDays(10), names);

    /// <summary>Issues a certificate that ends at a time.</summary>
    public X509Certificate2 Issue(DateTimeOffset end, params string[] names)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=server", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder alternatives = new();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using X509Certificate2 signed = request.Create(_root, DateTimeOffset.UtcNow.AddDays(-20), end, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 complete = signed.CopyWithPrivateKey(key);
        // Windows cannot serve TLS with a key that exists only in memory.
        return X509CertificateLoader.LoadPkcs12(complete.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }
}
