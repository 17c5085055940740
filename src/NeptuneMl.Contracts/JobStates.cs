namespace NeptuneMl;

/// <summary>Converts the status texts of the services to <see cref="JobState"/>. An unlisted text is <see cref="JobState.Unknown"/>, not an
/// error.</summary>
internal static class JobStates
{
    public static bool IsFinal(this JobState state) => state is JobState.Succeeded or JobState.Failed or JobState.Stopped;

    public static JobState OfNeptuneJob(string? status) => Normalize(status) switch
    {
        null or "" or "pending" or "created" => JobState.Pending,
        "completed" => JobState.Succeeded,
        "failed" => JobState.Failed,
        "stopped" => JobState.Stopped,
        "inprogress" or "starting" or "running" or "stopping" => JobState.Running,
        _ => JobState.Unknown,
    };

    public static JobState OfNeptuneEndpoint(string? status) => Normalize(status) switch
    {
        null or "" => JobState.Pending,
        "inservice" => JobState.Succeeded,
        "failed" or "updaterollbackfailed" => JobState.Failed,
        "outofservice" or "deleted" => JobState.Stopped,
        "creating" or "updating" or "systemupdating" or "rollingback" or "deleting" => JobState.Running,
        _ => JobState.Unknown,
    };

    public static JobState OfCleanRooms(string? status) => status switch
    {
        null or "" or "CREATE_PENDING" => JobState.Pending,
        "CREATE_IN_PROGRESS" => JobState.Running,
        "CANCEL_PENDING" or "CANCEL_IN_PROGRESS" => JobState.Running,
        "DELETE_PENDING" or "DELETE_IN_PROGRESS" => JobState.Running,
        "ACTIVE" => JobState.Succeeded,
        "CREATE_FAILED" or "CANCEL_FAILED" or "DELETE_FAILED" => JobState.Failed,
        "INACTIVE" => JobState.Stopped,
        _ => JobState.Unknown,
    };

    // Neptune ML returns the spelling of SageMaker; "InProgress", "In Progress" and "IN_PROGRESS" have all been documented.
    private static string? Normalize(string? status) =>
        status?.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
