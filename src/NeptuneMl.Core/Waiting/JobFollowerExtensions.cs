namespace NeptuneMl.Core.Waiting;

/// <summary>Waits for one resource.</summary>
internal static class JobFollowerExtensions
{
    /// <summary>Waits until a resource has reached a goal, or can no longer reach it.</summary>
    /// <param name="follow">Polls the resource.</param>
    /// <param name="job">The resource.</param>
    /// <param name="goal">What to wait for.</param>
    /// <param name="changed">Receives the state changes, on any thread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The outcome: the resource, or the error.</returns>
    public static async Task<CallRecord> WaitAsync(
        this JobFollower follow, MLResource job, WaitGoal goal, Action<MLResource> changed, CancellationToken cancellationToken)
    {
        TaskCompletionSource<CallRecord> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        follow(job, goal, record =>
        {
            if (record.Payload is JobTransition transition) changed(transition.Job);
            else ended.TrySetResult(record);
        });
        return await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
