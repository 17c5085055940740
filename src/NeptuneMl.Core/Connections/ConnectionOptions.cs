namespace NeptuneMl.Core.Connections;

/// <summary>What a user said about a connection; what is null is found by the SDK's own rules.</summary>
internal sealed record ConnectionOptions
{
    public string? EndpointUrl { get; init; }

    public string? Region { get; init; }

    public string? ProfileName { get; init; }

    /// <summary>An SDK credentials object, of this module's copy of the SDK or another's.</summary>
    public object? Credentials { get; init; }

    public bool Unsigned { get; init; }

    public bool AdaptiveRetries { get; init; }

    public int? MaxAttempts { get; init; }

    public TimeSpan? RequestTimeout { get; init; }
}
