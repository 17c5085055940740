namespace NeptuneMl.Core.Errors;

/// <summary>The errors of jobs that have failed or were stopped.</summary>
internal static class JobEnd
{
    /// <summary>The error of a job that has failed or was stopped.</summary>
    /// <param name="job">The job.</param>
    /// <param name="key">Its name in the message.</param>
    public static NeptuneMLException Failure(MLResource job, string key) => job.State == JobState.Stopped
        ? Of(job, key, ErrorIds.JobStopped, "was stopped", null)
        : Of(job, key, ErrorIds.JobFailed, "failed", job.LogUrl is { } url ? $"Read its log: {url}" : "Read its log in CloudWatch.");

    private static NeptuneMLException Of(MLResource job, string key, string id, string what, string? action)
    {
        string reason = job.FailureReason is { Length: > 0 } said ? $": {said}" : ".";
        return new NeptuneMLException($"The {job.Kind} '{key}' {what} (status {job.Status}){reason}")
        {
            ErrorId = id,
            RecommendedAction = action,
        };
    }
}
