namespace NeptuneMl;

/// <summary>A connection to a service: the endpoint, the signing settings, and the client that all calls share. Returned by
/// <c>Connect-NeptuneML</c> or <c>Connect-CleanRoomsML</c>. It exposes no secrets.</summary>
public abstract class ServiceConnection
{
    private protected ServiceConnection() { }

    /// <summary>The name of the connection in the session, from <c>-Name</c> of the Connect cmdlet, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the connection is the default of the session that created it.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>The base address of the endpoint.</summary>
    public required Uri EndpointUrl { get; init; }

    /// <summary>The AWS Region that requests are signed for; null when they are not signed.</summary>
    public string? Region { get; init; }

    /// <summary>The name of the shared profile with the credentials, or null.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The source of the credentials: <c>profile x</c>, <c>given</c>, <c>default chain</c>, <c>none (unsigned)</c>.</summary>
    public required string CredentialSource { get; init; }

    /// <summary>The proxy of the requests, without user name and password, or null. It comes from <c>-Proxy</c> or the environment
    /// variables.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The file with the certificate authorities that are trusted, or null for those of the system.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>Whether a Disconnect cmdlet has closed the connection.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>What results of several connections are told apart by: the cluster or the Region.</summary>
    internal abstract string Place { get; }

    /// <summary>Warnings about the settings of the connection, written by the cmdlet that creates it.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The client of this connection; its type is not visible to scripts.</summary>
    internal IDisposable? Session { get; init; }

    /// <summary>Returns the endpoint and the Region.</summary>
    /// <returns>A short text for lists.</returns>
    // PowerShell deserialization creates copies property by property, which may have no address.
    public override string ToString() => Region is null ? $"{EndpointUrl}" : $"{EndpointUrl} ({Region})";
}
