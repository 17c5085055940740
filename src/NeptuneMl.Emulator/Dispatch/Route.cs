using NeptuneMl.Emulator.Api;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>An operation, the service it belongs to, and what serves it; nothing does for an operation that is still to come.</summary>
internal sealed record Route(Operation Operation, ServiceProtocol Protocol, OperationHandler? Handler)
{
    /// <summary>What became of the requests so far.</summary>
    public OutcomeCounts Outcomes { get; } = new();
}
