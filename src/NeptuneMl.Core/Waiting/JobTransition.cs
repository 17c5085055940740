namespace NeptuneMl.Core.Waiting;

/// <summary>A state change that a wait observed: the status that it read first, or another status than before.</summary>
/// <param name="Job">The job as it was read.</param>
/// <param name="From">The status before, or null for the first one.</param>
/// <param name="Elapsed">The time since the start of the job; null when it had already finished before the wait.</param>
internal sealed record JobTransition(MLResource Job, string? From, TimeSpan? Elapsed)
{
    /// <summary>Returns the verbose line.</summary>
    public override string ToString()
    {
        string job = $"The {Job.Kind} '{NameOf(Job)}'";
        return Elapsed is not { } elapsed ? $"{job} had already finished: {Job.Status}."
            : From is null ? $"{job} is {Job.Status}, {Shortened.Duration(elapsed)} after its start."
            : $"{job} changed from {From} to {Job.Status}, {Shortened.Duration(elapsed)} after its start.";
    }

    /// <summary>What people call the job: the name of a Clean Rooms ML resource, whose key is an ARN, or the id.</summary>
    public static string NameOf(MLResource job) => job is CleanRoomsResource resource ? resource.Name : job.Key;
}
