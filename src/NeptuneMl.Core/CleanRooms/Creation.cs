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
        Identification identification = new(input.Find("name") as string ?? "", null, DateTimeOffset.UtcNow);
        return Operation.Prepare(
            session, input, identification.Name, (request, stream, cancellationToken) => FindAsync(session, request, identification, stream, cancellationToken));
    }

    private async Task<TResource?> FindAsync(
        CleanRoomsSession session, object request, Identification identification, CallStream? stream, CancellationToken cancellationToken)
    {
        TResource? found = await Reads.FindAsync(session, request, identification, stream, cancellationToken).ConfigureAwait(false);
        return found is null || Reads.Get is null ? found : await Reads.Get.SendForAsync(session, found, stream, cancellationToken).ConfigureAwait(false);
    }
}
