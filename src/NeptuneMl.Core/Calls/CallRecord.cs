namespace NeptuneMl.Core.Calls;

/// <summary>A result, message or error of a call, queued until the pipeline thread writes it.</summary>
// A class: queues of reference types are precompiled in the framework; a queue of structs would need JIT compilation in every session.
internal sealed record CallRecord(CallRecordKind Kind, object Payload, object? Target = null);
