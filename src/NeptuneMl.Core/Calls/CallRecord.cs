namespace NeptuneMl.Core.Calls;

/// <summary>One thing a call has to say, kept until the pipeline thread may say it.</summary>
// A class: the framework has queues of references compiled ahead of time; those of a structure would be compiled in every session.
internal sealed record CallRecord(CallRecordKind Kind, object Payload, object? Target = null);

internal enum CallRecordKind
{
    Output,
    Verbose,
    Debug,
    Warning,
    Failure,
}
