namespace NeptuneMl.Workflows;

/// <summary>What a run of a workflow does with a step.</summary>
// Of this size, so that ConvertTo-Json writes the name of the value.
#pragma warning disable CA1028
public enum WorkflowAction : long
#pragma warning restore CA1028
{
    /// <summary>Uses the existing resource, which has the same fingerprint: it has succeeded, or is still running.</summary>
    Reuse,

    /// <summary>Starts the job, or creates the resource.</summary>
    Start,

    /// <summary>Updates the existing endpoint or configuration, because its model or another value has changed.</summary>
    Update,

    /// <summary>Starts the job again, because its last attempt has failed or was stopped.</summary>
    Retry,

    /// <summary>Does nothing: the step, or one that it depends on, has failed or cannot run.</summary>
    Blocked,
}
