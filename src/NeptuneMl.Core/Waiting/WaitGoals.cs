namespace NeptuneMl.Core.Waiting;

/// <summary>When a goal is reached, by the status texts of the services.</summary>
internal static class WaitGoals
{
    /// <summary>Whether a job or resource has reached the goal, or can no longer reach it.</summary>
    public static bool HasEnded(this WaitGoal goal, MLResource job) => goal switch
    {
        // Right after the request, a read may still return the status from before it.
        WaitGoal.ContentDeletion => job.State == JobState.Stopped || HasFailed(goal, job),
        WaitGoal.Deletion => IsDeleted(job) || HasFailed(goal, job),
        _ => job.IsFinished,
    };

    /// <summary>Whether the goal can no longer be reached.</summary>
    public static bool HasFailed(this WaitGoal goal, MLResource job) => goal switch
    {
        WaitGoal.Success => job.State is JobState.Failed or JobState.Stopped,
        WaitGoal.Stop => job.Status == "CANCEL_FAILED",
        _ => job.Status == "DELETE_FAILED",
    };

    /// <summary>Whether nothing needs to be sent, because the job has finished or its deletion has begun.</summary>
    public static bool IsUnderWay(this WaitGoal goal, MLResource job) => goal switch
    {
        WaitGoal.Stop => job.IsFinished,
        WaitGoal.ContentDeletion => IsBeingDeleted(job) || job.State == JobState.Stopped,
        _ => IsBeingDeleted(job) || IsDeleted(job),
    };

    private static bool IsBeingDeleted(MLResource job) => job.Status is "Deleting" or "DELETE_PENDING" or "DELETE_IN_PROGRESS";

    private static bool IsDeleted(MLResource job) => job.Status is "Deleted";
}
