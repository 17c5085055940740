namespace NeptuneMl.Core.Calls;

/// <summary>What belongs to a call beside its request.</summary>
/// <param name="Session">The session of the connection that the call uses.</param>
/// <param name="Log">Where the call writes its messages, or null.</param>
/// <param name="CancellationToken">Cancels the call.</param>
internal sealed record CallContext(ServiceSession Session, CallStream? Log, CancellationToken CancellationToken)
{
    /// <summary>The lists that the call shares with others, or null to read each list anew.</summary>
    public SharedLists? Lists { get; init; }
}
