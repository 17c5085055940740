using NeptuneMl.CleanRooms;
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
    // How far the service's clock may be behind this machine's when a lost creation is looked for.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks an input, ready to be sent.</summary>
    public Change<TResource> Prepare(CleanRoomsSession session, ApiInput input)
    {
        string name = input.Find("name") as string ?? "";
        DateTimeOffset since = DateTimeOffset.UtcNow - s_clockTolerance;
        return Operation.Prepare(session, input, name, (request, stream, cancellationToken) => FindAsync(session, request, name, since, stream, cancellationToken));
    }

    private async Task<TResource?> FindAsync(
        CleanRoomsSession session, object request, string name, DateTimeOffset since, CallStream? stream, CancellationToken cancellationToken)
    {
        await foreach (TResource found in Reads.List!.ListForAsync(session, request, stream, cancellationToken).ConfigureAwait(false))
            if (found is INamedResource resource && resource.Name == name && resource.CreationTime >= since)
                return Reads.Get is null ? found : await Reads.Get.SendForAsync(session, found, stream, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
