namespace NeptuneMl;

/// <summary>A connection to the data API of one Neptune cluster, returned by <c>Connect-NeptuneML</c>.</summary>
public sealed class NeptuneMLConnection : ServiceConnection
{
    /// <summary>Whether requests are signed with Signature Version 4; false for clusters without IAM authentication.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>The host and port that are dialled instead of the endpoint's, or null. The endpoint's name still applies to TLS, the Host
    /// header and the signature.</summary>
    public string? Via { get; init; }

    /// <summary>The name of the connection, else the first label of the host name, which is the name that the cluster was created
    /// with.</summary>
    internal override string Place => Name ?? (EndpointUrl.HostNameType == UriHostNameType.Dns && EndpointUrl.Host.Contains('.')
        ? EndpointUrl.Host.Split('.')[0]
        : EndpointUrl.Authority);
}
