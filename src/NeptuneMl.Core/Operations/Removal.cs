using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Core.Operations;

/// <summary>The request that cancels a job or deletes a resource, unless the job has already finished or the resource no longer
/// exists.</summary>
/// <param name="request">The request, bound and checked.</param>
/// <param name="get">The operation that reads the job or resource.</param>
/// <param name="goal">What the request is to achieve.</param>
/// <param name="target">The job or resource in messages.</param>
internal sealed class Removal<TResource>(
    PreparedRequest<NoContent> request, Operation<TResource> get, WaitGoal goal, string target)
    where TResource : class
{
    /// <summary>Whether the job or resource is needed after the request.</summary>
    public bool NeedsResource { get; init; }

    /// <summary>Whether the request also does something for a finished job, such as to delete its artifacts.</summary>
    public bool AffectsFinishedJobs { get; init; }

    public WaitGoal Goal => goal;

    /// <summary>Reads the job or resource that the request identifies.</summary>
    public Task<TResource> ReadAsync(CallContext context) => get.PrepareFrom(context.Session, request.Request).SendAsync(context);

    /// <summary>Sends the request.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="known">The piped result, or null.</param>
    /// <returns>The job or resource: a canceled job as it is now, a deleted resource as it was. Null when it is neither piped nor
    /// needed.</returns>
    public async Task<TResource?> RunAsync(CallContext context, TResource? known)
    {
        TResource? before = known;
        if (before is null && NeedsResource) before = await ReadAsync(context).ConfigureAwait(false);
        if (before is MLResource found && goal.IsUnderWay(found) && !AffectsFinishedJobs)
        {
            Skip(context, found.Status);
            return before;
        }

        try
        {
            await request.SendAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (known is not null && goal == WaitGoal.Deletion && IsMissing(failure))
        {
            Skip(context, "deleted");
            return known;
        }
        catch (NeptuneMLException failure) when (goal == WaitGoal.Stop && IsOfState(failure))
        {
            // The services reject the cancellation of a finished job, with the error of any invalid request.
            TResource now = await ReadOrThrowAsync(context, failure).ConfigureAwait(false);
            if (now is not MLResource { IsFinished: true } ended) throw;
            Skip(context, ended.Status);
            return now;
        }

        return NeedsResource && goal != WaitGoal.Deletion ? await ReadAsync(context).ConfigureAwait(false) : before;
    }

    private async Task<TResource> ReadOrThrowAsync(CallContext context, NeptuneMLException failure)
    {
        try
        {
            return await ReadAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException)
        {
            throw failure;
        }
    }

    private void Skip(CallContext context, string? status) =>
        context.Log?.Verbose(goal == WaitGoal.Stop
            ? $"The {target} has already finished (status {status}) and was skipped."
            : $"The {target} is already {(status is "deleted" or "INACTIVE" or "Deleted" ? "deleted" : "being deleted")} and was skipped.");

    private static bool IsMissing(NeptuneMLException failure) =>
        failure.ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound;

    private static bool IsOfState(NeptuneMLException failure) =>
        failure.HttpStatus is 400 or 409 && failure.ErrorId is not (ErrorIds.Throttled or ErrorIds.CredentialsExpired);
}
