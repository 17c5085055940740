using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Core.Errors;

/// <summary>The certificate of a server is not valid for the server's name, or is not trusted. No request was sent.</summary>
// Internal: the standard constructors would have no caller.
#pragma warning disable CA1032
internal sealed class CertificateRejectedException : AuthenticationException
#pragma warning restore CA1032
{
    private const int LongestNames = 300;

    private CertificateRejectedException(string host, string names, bool hasOtherName, string? authorities, string reason) : base(reason)
    {
        Host = host;
        Names = names;
        HasOtherName = hasOtherName;
        Authorities = authorities;
    }

    /// <summary>The name that the certificate must have.</summary>
    public string Host { get; }

    /// <summary>The names that the certificate has, in quotes.</summary>
    public string Names { get; }

    /// <summary>Whether the certificate is for other names than <see cref="Host"/>.</summary>
    public bool HasOtherName { get; }

    /// <summary>The file with the trusted certificate authorities, or null for those of the system.</summary>
    public string? Authorities { get; }

    /// <param name="host">The name that the certificate must have.</param>
    /// <param name="certificate">The certificate, or null when the server sent none.</param>
    /// <param name="chain">The chain that .NET has built.</param>
    /// <param name="errors">The errors that .NET has found.</param>
    /// <param name="authorities">The file with the trusted certificate authorities, or null for those of the system.</param>
    public static CertificateRejectedException Create(
        string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string? authorities)
    {
        if (certificate is null) return new(host, "", false, authorities, "the server sent no certificate");
        return new(
            host, NamesOf(certificate), errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch), authorities,
            ReasonOf(certificate, chain));
    }

    // The subject alternative names; the common name only counts for a certificate that has none.
    private static string NamesOf(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension? extension =
            certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] names =
        [
            .. extension?.EnumerateDnsNames() ?? [],
            .. extension?.EnumerateIPAddresses().Select(address => address.ToString()) ?? [],
        ];
        if (names.Length == 0) names = [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)];
        return Printable.Text(string.Join(", ", names.Select(name => $"'{name}'")), LongestNames);
    }

    private static string ReasonOf(X509Certificate2 certificate, X509Chain? chain)
    {
        X509ChainStatusFlags status = (chain?.ChainStatus ?? []).Aggregate(
            X509ChainStatusFlags.NoError, (flags, found) => flags | found.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid) && !IsCurrent(certificate))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the certificate is valid from {certificate.NotBefore.ToUniversalTime():u} to {certificate.NotAfter.ToUniversalTime():u}");
        }

        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            string issuer = Printable.Text(chain!.ChainElements[^1].Certificate.Issuer, LongestNames);
            return $"the issuer of the certificate is not trusted: {issuer}";
        }

        return $"the certificate is not valid: {status}";
    }

    private static bool IsCurrent(X509Certificate2 certificate) =>
        certificate.NotBefore <= DateTime.Now && DateTime.Now <= certificate.NotAfter;
}
