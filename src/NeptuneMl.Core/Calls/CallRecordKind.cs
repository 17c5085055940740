namespace NeptuneMl.Core.Calls;

/// <summary>The stream that a record is written to.</summary>
internal enum CallRecordKind
{
    Output,
    Verbose,
    Debug,
    Warning,
    Failure,

    /// <summary>An <see cref="System.Action"/> that only the pipeline thread can run, such as a script block.</summary>
    Action,

    /// <summary>A <see cref="Waiting.JobTransition"/>: a verbose line, and the input of -OnTransition.</summary>
    Transition,

    /// <summary>The outcome of a job that its caller has received: the <see cref="CallRecordKind"/> of the outcome, which is only
    /// counted.</summary>
    Received,
}
