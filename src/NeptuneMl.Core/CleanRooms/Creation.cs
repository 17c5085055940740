using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>
/// An operation that creates a named resource, and must not create it twice: when its outcome is unknown, what was created
/// under that name since is its result.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Reads">How what it created is found again.</param>
internal sealed record Creation<TResource>(Operation<TResource> Operation, Reads<TResource> Reads)
    where TResource : class
{
    /// <summary>Checks an input, ready to be sent.</summary>
    public Change<TResource> Prepare(CleanRoomsSession session, ApiInput input)
    {
        string name = input.Find("name") as string ?? "";
        DateTimeOffset sentAt = default;
        Change<TResource> creation = Operation.Prepare(session, input, name, FindLostAsync, FindEarlierAsync);
        return creation with
        {
            SendAsync = SendAsync,
            KeyParameter = "Name",
            NotShown = found => RequestMatch.NotShown(input, found),
            Attempt = number => Prepare(session, NamedResources.Attempt(input, name, number)),
        };

        Task<TResource> SendAsync(CallStream? stream, CancellationToken cancellationToken)
        {
            sentAt = DateTimeOffset.UtcNow;
            return creation.SendAsync(stream, cancellationToken);
        }

        async Task<TResource?> FindLostAsync(object request, CallStream? stream, CancellationToken cancellationToken) =>
            (await NamedResources.FindAsync(Reads, session, request, new Identification(name, null, sentAt), stream, cancellationToken).ConfigureAwait(false)).Match;

        async Task<TResource?> FindEarlierAsync(object request, CallStream? stream, CancellationToken cancellationToken) =>
            (await NamedResources.FindAsync(Reads, session, request, new Identification(name, null, null), stream, cancellationToken).ConfigureAwait(false))
                .MatchOrMismatch(session, input);
    }
}
