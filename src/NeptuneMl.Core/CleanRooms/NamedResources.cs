using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Finds what was created under a name, and compares it with the request.</summary>
internal static class NamedResources
{
    private const int LongestName = 63;

    // Of resources of one name, how many are read to find one that does not contradict the request.
    private const int MostRead = 10;

    /// <summary>The input of a later attempt: names may be unique, so that it has one of its own.</summary>
    public static ApiInput Attempt(ApiInput input, string name, int number) => input.With("name", AttemptKey.Of(name, number, LongestName));

    /// <summary>Finds the resource that a request created, or else one of its name that contradicts the request.</summary>
    /// <param name="reads">The operations that read it.</param>
    /// <param name="session">The connection's session.</param>
    /// <param name="request">The request.</param>
    /// <param name="identification">What it is recognised by.</param>
    /// <param name="stream">Where the lookup writes its messages.</param>
    /// <param name="cancellationToken">Ends the lookup.</param>
    public static async Task<NamedMatch<TResource>> FindAsync<TResource>(
        Reads<TResource> reads, CleanRoomsSession session, object request, Identification identification, CallStream? stream, CancellationToken cancellationToken)
        where TResource : class
    {
        NamedMatch<TResource> other = new(null, null, []);
        IReadOnlyList<TResource> candidates = await reads.CandidatesAsync(session, request, identification, stream, cancellationToken).ConfigureAwait(false);
        // A list shows less: those that it does not show to contradict the request come first.
        foreach (TResource listed in candidates.OrderBy(listed => RequestMatch.Agrees(request, listed) ? 0 : 1).Take(MostRead))
        {
            TResource found = reads.Get is { } get ? await get.SendForAsync(session, listed, stream, cancellationToken).ConfigureAwait(false) : listed;
            IReadOnlyList<Contradiction> contradictions = RequestMatch.Contradictions(request, found);
            if (contradictions.Count == 0) return new NamedMatch<TResource>(found, null, []);
            other = other.Other is null ? new NamedMatch<TResource>(null, found, contradictions) : other;
        }

        return other;
    }
}
