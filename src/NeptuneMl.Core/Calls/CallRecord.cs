namespace NeptuneMl.Core.Calls;

/// <summary>One thing a call has to say, kept until the pipeline thread may say it.</summary>
internal readonly record struct CallRecord(CallRecordKind Kind, object Payload, object? Target = null);

internal enum CallRecordKind
{
    Output,
    Verbose,
    Debug,
    Failure,
}
