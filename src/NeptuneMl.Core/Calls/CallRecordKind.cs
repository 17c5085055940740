namespace NeptuneMl.Core.Calls;

/// <summary>The stream that a record is written to.</summary>
internal enum CallRecordKind
{
    Output,
    Verbose,
    Debug,
    Warning,
    Failure,

    /// <summary>A <see cref="Waiting.JobTransition"/>: a verbose line, and the input of -OnTransition.</summary>
    Transition,

    /// <summary>The outcome of a job that its caller has received: the <see cref="CallRecordKind"/> of the outcome, which is only
    /// counted.</summary>
    Received,
}
