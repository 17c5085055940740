namespace NeptuneMl.Core.Connections;

/// <summary>What a user said about a connection; what is null is found by the SDK's own rules.</summary>
internal sealed record ConnectionOptions
{
    public string? EndpointUrl { get; init; }

    /// <summary>The Region that was given for this connection; outranks the one in the endpoint's name.</summary>
    public string? Region { get; init; }

    /// <summary>The Region that the session was prepared with; the one in the endpoint's name outranks it.</summary>
    public string? SessionRegion { get; init; }

    public string? ProfileName { get; init; }

    /// <summary>An SDK credentials object, of this module's copy of the SDK or another's.</summary>
    public object? Credentials { get; init; }

    /// <summary>Where <see cref="Credentials"/> come from, in words; null when they were given as such.</summary>
    public string? CredentialSource { get; init; }

    public bool Unsigned { get; init; }

    public bool AdaptiveRetries { get; init; }

    public int? MaxAttempts { get; init; }

    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>The environment variables when the connection was specified.</summary>
    public EnvironmentSettings Environment { get; init; } = EnvironmentSettings.Read();
}
