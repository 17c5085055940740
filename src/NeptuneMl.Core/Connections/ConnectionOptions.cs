using System.Net;

namespace NeptuneMl.Core.Connections;

/// <summary>The options of a connection. A null option takes its value from the SDK's configuration sources.</summary>
internal sealed record ConnectionOptions
{
    public string? EndpointUrl { get; init; }

    /// <summary>The name of the connection in the session.</summary>
    public string? Name { get; init; }

    /// <summary>The membership of requests that specify none.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The value of -Region, which takes precedence over the Region in the endpoint's host name.</summary>
    public string? Region { get; init; }

    /// <summary>The Region set by Set-DefaultAWSRegion; the Region in the endpoint's host name takes precedence.</summary>
    public string? SessionRegion { get; init; }

    public string? ProfileName { get; init; }

    /// <summary>A credentials object of the SDK; its assembly may be a copy that another module has loaded.</summary>
    public object? Credentials { get; init; }

    /// <summary>The source of <see cref="Credentials"/>, for display; null when they are the value of -Credential.</summary>
    public string? CredentialSource { get; init; }

    public bool Unsigned { get; init; }

    public bool AdaptiveRetries { get; init; }

    public int? MaxAttempts { get; init; }

    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>The value of -Via: the host and port to dial instead of the endpoint's.</summary>
    public string? Via { get; init; }

    /// <summary>The value of -Proxy.</summary>
    public string? Proxy { get; init; }

    /// <summary>The user name and password of -ProxyCredential.</summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>The value of -CertificateAuthority, an absolute path.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>The environment variables when the connection was specified.</summary>
    public EnvironmentSettings Environment { get; init; } = EnvironmentSettings.Read();
}
