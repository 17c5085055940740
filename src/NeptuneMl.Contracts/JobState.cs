namespace NeptuneMl;

/// <summary>The state of a job or resource, derived from the status text of the service. Scripts can compare it without knowing the status
/// texts; the text itself is in <c>Status</c>.</summary>
// ConvertTo-Json writes the name of an enum value of this size, and the number of one of any other.
#pragma warning disable CA1028
public enum JobState : long
#pragma warning restore CA1028
{
    /// <summary>The service returned a status that this version does not know. Waiting continues.</summary>
    Unknown,

    /// <summary>Accepted, but not started.</summary>
    Pending,

    /// <summary>In progress, which includes canceling, updating and deleting.</summary>
    Running,

    /// <summary>Completed: a completed job, an endpoint in service, an active resource.</summary>
    Succeeded,

    /// <summary>Failed; the reason is in <c>FailureReason</c>.</summary>
    Failed,

    /// <summary>Canceled, or no longer active.</summary>
    Stopped,
}
