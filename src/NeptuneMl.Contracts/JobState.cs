namespace NeptuneMl;

/// <summary>
/// What a service's status text means for a script: whether to wait, go on or look into it.
/// Every result keeps the service's own text in <c>Status</c> beside this.
/// </summary>
public enum JobState
{
    /// <summary>The service returned a status this version does not know. It is polled on, as work in progress.</summary>
    Unknown,

    /// <summary>Accepted, not started yet.</summary>
    Pending,

    /// <summary>Under way, including while it is being cancelled, updated or deleted.</summary>
    Running,

    /// <summary>Ended well: a job completed, an endpoint in service, a resource active.</summary>
    Succeeded,

    /// <summary>Ended in failure; see <c>FailureReason</c>.</summary>
    Failed,

    /// <summary>Ended because it was cancelled, or is no longer active.</summary>
    Stopped,
}
