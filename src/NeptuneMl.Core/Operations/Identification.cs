using NeptuneMl.CleanRooms;

namespace NeptuneMl.Core.Operations;

/// <summary>What a resource whose ARN is not known, or which has none, is recognised by in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreationTime">When it was created, or null when the service has not said.</param>
/// <param name="AskedFor">
/// About when its creation was asked for, which counts where the time of creation is not known; null when it may be of any time.
/// </param>
internal sealed record Identification(string Name, DateTimeOffset? CreationTime, DateTimeOffset? AskedFor)
{
    // How far the service's clock may be behind this machine's.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    public bool Fits(INamedResource found) =>
        found.Name == Name && (CreationTime is { } time ? found.CreationTime == time : AskedFor is not { } asked || found.CreationTime >= asked - s_clockTolerance);

    /// <summary>Orders two that fit: first the one created nearest to the time of asking, or the latest where that does not count.</summary>
    public int Compare(INamedResource found, INamedResource other) => AskedFor is { } asked
        ? Nullable.Compare((found.CreationTime - asked)?.Duration(), (other.CreationTime - asked)?.Duration())
        : Nullable.Compare(other.CreationTime, found.CreationTime);
}
