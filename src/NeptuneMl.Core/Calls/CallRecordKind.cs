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
}
