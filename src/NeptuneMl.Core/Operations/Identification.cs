namespace NeptuneMl.Core.Operations;

/// <summary>Identifies a resource in a list by name and time, because it has no ARN or its ARN is not known.</summary>
/// <param name="Name">The name.</param>
/// <param name="CreationTime">The exact creation time, or null when it is not known.</param>
/// <param name="RequestedAt">
/// When its creation was requested, which counts when the creation time is not known; null when the resource may be of any age.
/// </param>
internal sealed record Identification(string Name, DateTimeOffset? CreationTime, DateTimeOffset? RequestedAt)
{
    // The service's clock may be behind the local clock by this much.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(5);

    public bool Matches(INamedResource found) => found.Name == Name
        && (CreationTime is { } time
            ? found.CreationTime == time
            : RequestedAt is not { } requested || found.CreationTime >= requested - s_clockSkew);

    /// <summary>Orders two matches: first the one created nearest to <see cref="RequestedAt"/>, or without that time, the newest.</summary>
    public int Compare(INamedResource found, INamedResource other) => RequestedAt is { } requested
        ? Nullable.Compare((found.CreationTime - requested)?.Duration(), (other.CreationTime - requested)?.Duration())
        : Nullable.Compare(other.CreationTime, found.CreationTime);
}
