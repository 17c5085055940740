using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Core.Connections;

/// <summary>Verifies the certificates of servers with the certificate authorities of the system, or with those of a file instead, as the AWS
/// CLI does. Accepts what .NET accepts and nothing else; a rejected certificate is an exception with the reason.</summary>
internal sealed class ServerTrust
{
    private static readonly ServerTrust s_system = new(null, null);

    private readonly X509Certificate2Collection? _authorities;

    private ServerTrust(string? path, X509Certificate2Collection? authorities)
    {
        Path = path;
        _authorities = authorities;
    }

    /// <summary>The file with the trusted certificate authorities, or null for those of the system.</summary>
    public string? Path { get; }

    /// <summary>Reads the file of a setting; null for the certificate authorities of the system.</summary>
    /// <exception cref="NeptuneMLException">The file cannot be read or has no certificate.</exception>
    public static ServerTrust Of(ConnectionSetting? file)
    {
        if (file is null) return s_system;
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(file.Value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw file.Invalid($"must be a file that can be read ({exception.Message.TrimEnd('.')})", file.Value);
        }
        catch (CryptographicException)
        {
            throw file.Invalid("must be a file with certificates in PEM format; one of its certificates is malformed", file.Value);
        }

        return authorities.Count > 0
            ? new ServerTrust(System.IO.Path.GetFullPath(file.Value), authorities)
            : throw file.Invalid("must be a file with certificates in PEM format (-----BEGIN CERTIFICATE-----)", file.Value);
    }

    /// <summary>The policy that trusts only the certificate authorities of the file, or null for that of the system.</summary>
    public X509ChainPolicy? ChainPolicy()
    {
        if (_authorities is null) return null;
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // As SslStream does by default.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    /// <summary>Accepts a certificate that .NET has found no error in.</summary>
    /// <exception cref="CertificateRejectedException">.NET has found an error.</exception>
    public bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw CertificateRejectedException.Create(
                (sender as SslStream)?.TargetHostName ?? "", certificate as X509Certificate2, chain, errors, Path);
}
