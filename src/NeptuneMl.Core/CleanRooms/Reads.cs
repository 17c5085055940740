using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>The operations that read one kind of resource, as their owner and as the whole collaboration sees them.</summary>
/// <param name="Get">Reads one, or null when the API has no such operation.</param>
/// <param name="List">Lists them, or null when the API has no such operation.</param>
/// <param name="GetShared">Reads one in the collaboration's view, where there is one.</param>
/// <param name="ListShared">Lists the collaboration's view, where there is one.</param>
internal sealed record Reads<TResource>(
    Operation<TResource>? Get, Operation<TResource>? List, Operation<TResource>? GetShared = null, Operation<TResource>? ListShared = null)
    where TResource : class
{
    /// <summary>Reads a resource again, in the view that it came from.</summary>
    // Only the collaboration's view names the creator; what another member made cannot be read through one's own membership.
    public Task<TResource> AgainAsync(CleanRoomsSession session, TResource known, CallStream? stream, CancellationToken cancellationToken) =>
        ((known as CleanRoomsResource)?.CreatorAccountId is null ? Get : GetShared ?? Get)!.SendForAsync(session, known, stream, cancellationToken);
}
