using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>The operations that read one kind of resource, as their owner and as the whole collaboration sees them.</summary>
/// <param name="Get">Reads one, or null when the API has no such operation: then it is found in the list.</param>
/// <param name="List">Lists them, or null when the API has no such operation.</param>
/// <param name="GetShared">Reads one in the collaboration's view, where there is one.</param>
/// <param name="ListShared">Lists the collaboration's view, where there is one.</param>
internal sealed record Reads<TResource>(
    Operation<TResource>? Get, Operation<TResource>? List, Operation<TResource>? GetShared = null, Operation<TResource>? ListShared = null)
    where TResource : class
{
    /// <summary>Reads a resource again, in the view that it came from.</summary>
    public Task<TResource> AgainAsync(CleanRoomsSession session, TResource known, CallStream? stream, CancellationToken cancellationToken) =>
        known is ExportJob export
            ? AgainAsync(session, export, stream, cancellationToken)
            : (IsShared(known) ? GetShared ?? Get : Get)!.SendForAsync(session, known, stream, cancellationToken);

    // Only the collaboration's view names the creator; what another member made cannot be read through one's own membership.
    private static bool IsShared(TResource known) =>
        known is CleanRoomsResource { CreatorAccountId: not null } or ConfiguredModelAlgorithmAssociation { CreatorAccountId: not null };

    /// <summary>Finds a resource in the list; of several that fit the latest, and null when there is none.</summary>
    /// <param name="session">The connection's session.</param>
    /// <param name="known">A request or a result that has what the list asks for.</param>
    /// <param name="identification">What it is recognised by.</param>
    /// <param name="stream">Where the call says what it does.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<TResource?> FindAsync(
        CleanRoomsSession session, object known, Identification identification, CallStream? stream, CancellationToken cancellationToken)
    {
        INamedResource? latest = null;
        await foreach (TResource listed in (List ?? ListShared)!.ListForAsync(session, known, stream, cancellationToken).ConfigureAwait(false))
            if (listed is INamedResource found && identification.Fits(found) && (latest is null || found.CreationTime > latest.CreationTime))
                latest = found;
        return latest as TResource;
    }

    private async Task<TResource> AgainAsync(CleanRoomsSession session, ExportJob known, CallStream? stream, CancellationToken cancellationToken)
    {
        Identification identification = new(known.Name, known.CreationTime, known.SeenAt);
        return await FindAsync(session, known, identification, stream, cancellationToken).ConfigureAwait(false)
            ?? throw new NeptuneMLException($"{session.ServiceName} lists no {known.Kind} '{known.Name}' of this source.")
            {
                ErrorId = "ResourceNotFound",
                Service = session.ServiceName,
                Operation = (List ?? ListShared)!.Name,
                RecommendedAction = "List the exports of the source; one that has only just been started may take a moment to be listed.",
            };
    }
}
