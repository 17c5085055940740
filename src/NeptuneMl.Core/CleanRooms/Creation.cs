using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>
/// An operation that makes something that has a name, and must not make it twice: when its outcome is unknown, what was made
/// under that name since is its result.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Reads">How what it made is found again.</param>
internal sealed record Creation<TResource>(Operation<TResource> Operation, Reads<TResource> Reads)
    where TResource : class
{
    /// <summary>Checks an input, ready to be sent.</summary>
    public Change<TResource> Prepare(CleanRoomsSession session, ApiInput input)
    {
        string name = input.Find("name") as string ?? "";
        DateTimeOffset sentAt = default;
        Change<TResource> creation = Operation.Prepare(session, input, name, FindSinceAsync, FindAnyAsync);
        return creation with { SendAsync = SendAsync };

        Task<TResource> SendAsync(CallStream? stream, CancellationToken cancellationToken)
        {
            sentAt = DateTimeOffset.UtcNow;
            return creation.SendAsync(stream, cancellationToken);
        }

        Task<TResource?> FindSinceAsync(object request, CallStream? stream, CancellationToken cancellationToken) =>
            FindAsync(session, request, new Identification(name, null, sentAt), stream, cancellationToken);

        Task<TResource?> FindAnyAsync(object request, CallStream? stream, CancellationToken cancellationToken) =>
            FindAsync(session, request, new Identification(name, null, null), stream, cancellationToken);
    }

    // The name may be somebody else's: what was found must be what was asked for, as far as the service shows it.
    private async Task<TResource?> FindAsync(
        CleanRoomsSession session, object request, Identification identification, CallStream? stream, CancellationToken cancellationToken)
    {
        TResource? found = await Reads.FindAsync(session, request, identification, stream, cancellationToken).ConfigureAwait(false);
        if (found is not null && Reads.Get is { } get) found = await get.SendForAsync(session, found, stream, cancellationToken).ConfigureAwait(false);
        return found is not null && Asked.For(found, request) ? found : null;
    }
}
