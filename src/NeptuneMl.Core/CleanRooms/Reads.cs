using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

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
    /// <summary>Reads a resource again, in the view that it came from; where the API reads none in that view, from its list.</summary>
    public Task<TResource> AgainAsync(CleanRoomsSession session, TResource known, CallStream? stream, CancellationToken cancellationToken)
    {
        bool isShared = IsShared(known);
        return (isShared ? GetShared : Get) is { } get
            ? get.SendForAsync(session, known, stream, cancellationToken)
            : FromListAsync(session, known, ((isShared ? ListShared : List) ?? ListShared)!, stream, cancellationToken);
    }

    // Only the collaboration's view names the creator; what another member made cannot be read through one's own membership.
    private static bool IsShared(TResource known) =>
        known is CleanRoomsResource { CreatorAccountId: not null } or ConfiguredModelAlgorithmAssociation { CreatorAccountId: not null };

    /// <summary>Finds a resource in the list; of several that fit the likeliest, and null when there is none.</summary>
    /// <param name="session">The connection's session.</param>
    /// <param name="known">A request or a result that has what the list asks for.</param>
    /// <param name="identification">What it is recognised by.</param>
    /// <param name="stream">Where the call says what it does.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<TResource?> FindAsync(
        CleanRoomsSession session, object known, Identification identification, CallStream? stream, CancellationToken cancellationToken)
    {
        // What has been read before has changed since; what was only asked for has to be what was asked for.
        return (await CandidatesAsync(session, known, identification, stream, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(listed => identification.CreationTime is not null || RequestMatch.Agrees(known, listed));
    }

    /// <summary>All listed resources that an identification fits, the likeliest first.</summary>
    public async Task<IReadOnlyList<TResource>> CandidatesAsync(
        CleanRoomsSession session, object known, Identification identification, CallStream? stream, CancellationToken cancellationToken)
    {
        List<TResource> candidates = [];
        await foreach (TResource listed in (List ?? ListShared)!.ListForAsync(session, known, stream, cancellationToken).ConfigureAwait(false))
            if (listed is INamedResource found && identification.Fits(found)) candidates.Add(listed);
        return [.. candidates.Order(Comparer<TResource>.Create((one, other) => identification.Compare((INamedResource)one, (INamedResource)other)))];
    }

    private async Task<TResource> FromListAsync(
        CleanRoomsSession session, TResource known, Operation<TResource> list, CallStream? stream, CancellationToken cancellationToken)
    {
        // Only what has a status is read again from a list.
        MLResource sought = (MLResource)(object)known;
        if (sought is ExportJob export)
        {
            Identification identification = new(export.Name, export.CreationTime, export.SeenAt);
            if (await FindAsync(session, known, identification, stream, cancellationToken).ConfigureAwait(false) is { } found) return found;
        }
        else
        {
            await foreach (TResource listed in list.ListForAsync(session, known, stream, cancellationToken).ConfigureAwait(false))
                if ((listed as MLResource)?.Key == sought.Key) return listed;
        }

        throw new NeptuneMLException($"{session.ServiceName} does not list the {sought.Kind} '{sought.Key}'.")
        {
            ErrorId = ErrorIds.ResourceNotFound,
            Service = session.ServiceName,
            Operation = list.Name,
            RecommendedAction = "List all there are; what has only just been started may take a moment to be listed.",
        };
    }
}
