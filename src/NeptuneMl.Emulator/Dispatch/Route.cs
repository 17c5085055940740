namespace NeptuneMl.Emulator.Dispatch;

/// <summary>An operation, its service, and its handler, which is null for an operation that the emulator does not support.</summary>
internal sealed record Route(Operation Operation, ServiceProtocol Protocol, OperationHandler? Handler)
{
    /// <summary>The outcomes of the requests so far.</summary>
    public OutcomeCounts Outcomes { get; } = new();
}
