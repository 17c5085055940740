using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Waiting;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Publishing;

/// <summary>One run of a publication. It writes to the journal before and after each request, and nothing when it is cancelled, so that
/// Ctrl+C and a kill leave the same.</summary>
/// <param name="publication">The publication.</param>
/// <param name="context">The context of the calls.</param>
/// <param name="follow">Polls the endpoints.</param>
/// <param name="journal">The journal of the run.</param>
/// <param name="past">What the journal of the last run tells.</param>
/// <param name="existing">The endpoint; null when it does not exist.</param>
/// <param name="previous">The model before; null when the endpoint did not exist before the publication.</param>
internal sealed class PublicationRun(
    Publication publication, CallContext context, JobFollower follow, Journal journal, PublicationPast past, MLEndpoint? existing,
    PublishedModel? previous)
{
    // Reads are eventually consistent: right after an update, the endpoint may still be in service with its old configuration.
    private const int MaxStaleReads = 30;
    private static readonly TimeSpan s_staleDelay = TimeSpan.FromSeconds(1);

    private bool _hasCanary = past.KnowsCanary;
    private bool _hasEnded;

    private string EndpointId => publication.EndpointId;

    private string CanaryId => publication.CanaryId;

    private string? Role => publication.Model.NeptuneIamRoleArn;

    /// <summary>Publishes the model.</summary>
    public async Task<MLEndpoint> RunAsync()
    {
        // Before the journal begins that no longer has them.
        foreach (string other in past.OtherCanaries) await RemoveOrWarnAsync(other).ConfigureAwait(false);
        if (past.Continued is null) Start();
        try
        {
            if (past.RollbackReason is { } reason) throw await RollBackAsync(reason).ConfigureAwait(false);
            if (!past.HasPassed) await TestCanaryAsync(await ServeCanaryAsync().ConfigureAwait(false)).ConfigureAwait(false);
            MLEndpoint endpoint = await ReplaceAsync().ConfigureAwait(false);
            string? spare = await RetireAsync().ConfigureAwait(false);
            End(JobState.Succeeded, null, publication.Model, endpoint);
            return publication.Complete(endpoint, spare);
        }
        catch (NeptuneMLException failure) when (!_hasEnded)
        {
            throw failure.WithContext(
                $"The publication to endpoint '{EndpointId}' is not finished{(_hasCanary ? $", and endpoint '{CanaryId}' is left" : "")}. "
                + "To continue, run the same command again.");
        }
    }

    private void Start() => journal.Write(new JournalEntry
    {
        Event = JournalEvents.RunStarted,
        Run = Path.GetFileNameWithoutExtension(journal.Record.Path),
        Workflow = EndpointId,
        Owner = RunFolder.DescribeOwner(),
        Steps = [.. PublicationSteps.All.Select(step => new JournalStep(step, "Publish-NeptuneMLModel", null))],
        Fingerprint = publication.Fingerprint,
        Model = publication.Model,
        Previous = previous,
        Configuration = existing?.EndpointConfig?.Name,
        // What the runs before this one have created and not deleted, because only the last journal is read.
        Key = past.KnowsCanary ? CanaryId : null,
        Action = past.Touched,
    });

    private async Task<MLEndpoint> ServeCanaryAsync()
    {
        MLEndpoint? found = await Publication.FindAsync(context, CanaryId, Role).ConfigureAwait(false);
        if (found is not null && !past.KnowsCanary && !IsBeingDeleted(found))
            throw past.Touched is null ? await FailAsync(NotOurs()).ConfigureAwait(false) : NotOurs();
        found = await SettleAsync(found).ConfigureAwait(false);
        bool isServed = found is not null && past.HasCanary;
        if (isServed)
        {
            Write(PublicationSteps.Canary, JournalEvents.StepDecided, WorkflowAction.Reuse);
            return found!;
        }

        try
        {
            return await ServeAsync(
                PublicationSteps.Canary, found is null ? publication.CanaryCreation : publication.CanaryUpdate,
                found).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (IsFinal(failure))
        {
            if (past.Touched is not null) throw await RollBackAsync(failure.Message).ConfigureAwait(false);
            await RemoveCanaryAsync().ConfigureAwait(false);
            throw await FailAsync(failure.WithContext($"{Unchanged()}{Left()}")).ConfigureAwait(false);
        }
    }

    private async Task TestCanaryAsync(MLEndpoint canary)
    {
        if (await TestAsync(PublicationSteps.CanaryTest, canary).ConfigureAwait(false) is not { } reason) return;
        string what = $"the model of the {publication.Model} failed the test on endpoint '{CanaryId}': {reason.TrimEnd('.')}";
        // The endpoint may serve another model that a publication which has not ended has left.
        if (past.Touched is not null) throw await RollBackAsync(what).ConfigureAwait(false);
        await RemoveCanaryAsync().ConfigureAwait(false);
        throw await FailAsync(new NeptuneMLException($"The model was not published: {what}. {Unchanged()}{Left()}")
        {
            ErrorId = ErrorIds.PublicationTestFailed,
            RecommendedAction = "Publish another model, or correct the test.",
        }).ConfigureAwait(false);
    }

    private async Task<MLEndpoint> ReplaceAsync()
    {
        try
        {
            MLEndpoint served;
            if (existing is { IsFinished: false } busy) _ = await WaitAsync(busy, WaitGoal.Success).ConfigureAwait(false);
            if (past.HasReplaced)
            {
                Write(PublicationSteps.Endpoint, JournalEvents.StepDecided, WorkflowAction.Reuse);
                served = await Publication.FindAsync(context, EndpointId, Role).ConfigureAwait(false) ?? throw Deleted();
            }
            else
            {
                served = await ServeAsync(
                    PublicationSteps.Endpoint, existing is null ? publication.Creation : publication.Update, existing)
                    .ConfigureAwait(false);
                if (HasConfiguration(existing, served) && context.Log is { } log)
                {
                    await log.WarnAsync(
                        $"Endpoint '{EndpointId}' is in service after its update, but still has the configuration "
                        + $"'{served.EndpointConfig}': SageMaker may have rolled the update back.", context.CancellationToken)
                        .ConfigureAwait(false);
                }
            }

            if (await TestAsync(PublicationSteps.EndpointTest, served).ConfigureAwait(false) is not { } reason) return served;
            throw await RollBackAsync($"the endpoint failed the test with the model of the {publication.Model}: {reason}")
                .ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (!_hasEnded && IsFinal(failure))
        {
            throw await RollBackAsync(failure.Message).ConfigureAwait(false);
        }
    }

    // Returns the error of the publication.
    private async Task<NeptuneMLException> RollBackAsync(string reason)
    {
        reason = reason.TrimEnd('.');
        MLEndpoint? restored = null;
        try
        {
            if (previous is null)
            {
                Write(PublicationSteps.Rollback, JournalEvents.StepRequested, WorkflowAction.Update, reason);
                await RemoveAsync(EndpointId).ConfigureAwait(false);
            }
            else
            {
                // An update during an update is rejected.
                MLEndpoint? now = await Publication.FindAsync(context, EndpointId, Role).ConfigureAwait(false);
                if (now is { IsFinished: false }) now = await WaitAsync(now, WaitGoal.Success).ConfigureAwait(false);
                restored = await ServeAsync(
                    PublicationSteps.Rollback, MLEndpoints.PrepareUpdate(context.Session, previous.ToInput(EndpointId)), now, reason)
                    .ConfigureAwait(false);
            }
        }
        catch (NeptuneMLException failure) when (IsFinal(failure))
        {
            string left = _hasCanary ? $" Endpoint '{CanaryId}' is left; it serves the model of the {publication.Model}." : "";
            NeptuneMLException lost = new(
                $"The model was not published: {reason}. The roll-back of endpoint '{EndpointId}' to the {previous} failed too: "
                + $"{failure.Message}{left}",
                failure)
            {
                ErrorId = ErrorIds.PublicationRollbackFailed,
                RecommendedAction = $"Check the endpoint with Get-NeptuneMLEndpoint -Id '{EndpointId}'. When it does not answer, direct "
                    + "the queries to the endpoint that is left, and create the endpoint again.",
            };
            End(JobState.Failed, lost.Message, null, null);
            return lost;
        }

        await RemoveCanaryAsync().ConfigureAwait(false);
        NeptuneMLException rolledBack = new(
            $"The model was not published: {reason}. "
            + (previous is null
                ? $"Endpoint '{EndpointId}', which did not exist before, was deleted."
                : $"Endpoint '{EndpointId}' was rolled back and serves the model of the {previous}.")
            + Left())
        {
            ErrorId = ErrorIds.PublicationRolledBack,
            RecommendedAction = "Publish another model, or correct the test.",
        };
        End(JobState.Failed, rolledBack.Message, previous, restored);
        return rolledBack;
    }

    // The publication has succeeded, so a failure is only a warning.
    private async Task<string?> RetireAsync()
    {
        if (publication.Options.KeepsPrevious && previous is not null)
        {
            try
            {
                MLEndpoint? canary = await SettleAsync(
                    await Publication.FindAsync(context, CanaryId, Role).ConfigureAwait(false)).ConfigureAwait(false);
                ApiInput input = previous.ToInput(CanaryId);
                Change<MLEndpoint> change = canary is null
                    ? MLEndpoints.Resource.PrepareCreate(context.Session, input)
                    : MLEndpoints.PrepareUpdate(context.Session, input);
                _ = await ServeAsync(PublicationSteps.Retirement, change, canary).ConfigureAwait(false);
                return CanaryId;
            }
            catch (NeptuneMLException failure) when (IsFinal(failure))
            {
                if (context.Log is { } log)
                {
                    await log.WarnAsync(
                        $"The model before could not be kept on endpoint '{CanaryId}': {failure.Message}", context.CancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }

        await RemoveCanaryAsync().ConfigureAwait(false);
        return null;
    }

    private async Task RemoveCanaryAsync()
    {
        if (!_hasCanary) return;
        Write(PublicationSteps.Retirement, JournalEvents.StepDecided, null);
        NeptuneMLException? failure = await RemoveOrWarnAsync(CanaryId).ConfigureAwait(false);
        _hasCanary = failure is not null;
        WriteEnd(PublicationSteps.Retirement, failure is null ? JobState.Succeeded : JobState.Failed, failure?.Message);
    }

    private async Task<NeptuneMLException?> RemoveOrWarnAsync(string id)
    {
        context.Log?.Verbose($"Delete endpoint '{id}' ({PublicationSteps.Retirement}).");
        try
        {
            await RemoveAsync(id).ConfigureAwait(false);
            return null;
        }
        catch (NeptuneMLException failure)
        {
            if (context.Log is { } log)
            {
                await log.WarnAsync(
                    $"Endpoint '{id}' is left and could not be deleted: {failure.Message} To delete it, run "
                    + $"Remove-NeptuneMLEndpoint -Id '{id}'.", context.CancellationToken).ConfigureAwait(false);
            }

            return failure;
        }
    }

    private async Task RemoveAsync(string id)
    {
        PreparedRequest<NoContent> request = MLEndpoints.Resource.Remove!.PrepareFrom(
            context.Session, new ResultScope { Id = id, NeptuneIamRoleArn = Role });
        try
        {
            await request.SendAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            // It is deleted.
        }
    }

    // Creates or updates an endpoint and waits until it is in service.
    private async Task<MLEndpoint> ServeAsync(string step, Change<MLEndpoint> change, MLEndpoint? before, string? reason = null)
    {
        WorkflowAction action = before is null ? WorkflowAction.Start : WorkflowAction.Update;
        bool hadCanary = _hasCanary;
        try
        {
            Write(step, JournalEvents.StepDecided, action, reason);
            Write(step, JournalEvents.StepRequested, action, reason, change.Key);
            if (change.Key == CanaryId) _hasCanary = true;
            context.Log?.Verbose($"{change.Action} endpoint '{change.Key}' ({step}).");
            MLEndpoint accepted = await StartAsync(change, before).ConfigureAwait(false);
            Write(step, JournalEvents.StepAccepted, action, null, change.Key);
            bool isBusy = false;
            MLEndpoint served = await WaitAsync(accepted, WaitGoal.Success, OnChanged).ConfigureAwait(false);
            for (int reads = 0; reads < MaxStaleReads && !isBusy && HasConfiguration(before, served); reads++)
            {
                await Task.Delay(s_staleDelay, context.CancellationToken).ConfigureAwait(false);
                MLEndpoint now = await Publication.FindAsync(context, change.Key, Role).ConfigureAwait(false) ?? served;
                served = await WaitAsync(now, WaitGoal.Success, OnChanged).ConfigureAwait(false);
            }

            WriteEnd(step, JobState.Succeeded, null);
            return served;

            void OnChanged(MLResource changed) => isBusy |= !changed.IsFinished;
        }
        catch (NeptuneMLException failure)
        {
            // A rejected request has created nothing.
            if (before is null && failure.HttpStatus is >= 400 and < 500) _hasCanary = hadCanary;
            WriteEnd(step, JobState.Failed, failure.Message);
            throw;
        }
    }

    // When the response of an update was lost, the update that is sent again is rejected, because the first one is under way.
    private async Task<MLEndpoint> StartAsync(Change<MLEndpoint> change, MLEndpoint? before)
    {
        try
        {
            return await change.StartAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (
            before is not null && (failure.HttpStatus is 400 or 409 || failure.ErrorId == ErrorIds.OutcomeUnknown))
        {
            MLEndpoint? now = await Publication.FindAsync(context, change.Key, Role).ConfigureAwait(false);
            if (now is null || IsBeingDeleted(now) || now.IsFinished && HasConfiguration(before, now)) throw;
            return now;
        }
    }

    private async Task<string?> TestAsync(string step, MLEndpoint endpoint)
    {
        if (publication.Options.TestAsync is not { } test) return null;
        Write(step, JournalEvents.StepDecided, WorkflowAction.Start);
        string? reason;
        try
        {
            reason = await test(context, publication.Complete(endpoint, null)).ConfigureAwait(false);
        }
        // A query that the endpoint cannot answer.
        catch (NeptuneMLException failure) when (failure.HttpStatus is not null and not (401 or 403 or 429)
            && failure.ErrorId is not (ErrorIds.CredentialsExpired or ErrorIds.AccessDenied or ErrorIds.Throttled))
        {
            reason = failure.Message;
        }

        WriteEnd(step, reason is null ? JobState.Succeeded : JobState.Failed, reason);
        context.Log?.Verbose(reason is null ? $"Endpoint '{endpoint.Id}' passed the test." : $"Endpoint '{endpoint.Id}' failed the test.");
        return reason;
    }

    // An endpoint that a run before this one has left, as it is when nothing changes any more; null when it does not exist then.
    private async Task<MLEndpoint?> SettleAsync(MLEndpoint? found)
    {
        if (found is null) return null;
        try
        {
            if (IsBeingDeleted(found))
            {
                _ = await WaitAsync(found, WaitGoal.Deletion).ConfigureAwait(false);
                return null;
            }

            if (!found.IsFinished) found = await WaitAsync(found, WaitGoal.Success).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId is ErrorIds.JobFailed or ErrorIds.JobStopped)
        {
            found = await Publication.FindAsync(context, CanaryId, Role).ConfigureAwait(false);
        }

        if (found is null or { State: JobState.Succeeded }) return found;
        // Nothing can be done with an endpoint that has failed but delete it.
        await RemoveAsync(CanaryId).ConfigureAwait(false);
        _ = await WaitAsync(found, WaitGoal.Deletion).ConfigureAwait(false);
        return null;
    }

    private async Task<MLEndpoint> WaitAsync(MLEndpoint endpoint, WaitGoal goal, Action<MLResource>? changed = null)
    {
        CallRecord outcome = await follow.WaitAsync(endpoint, goal, changed ?? (_ => { }), context.CancellationToken).ConfigureAwait(false);
        return outcome.Payload as MLEndpoint ?? throw (NeptuneMLException)outcome.Payload;
    }

    private async Task<NeptuneMLException> FailAsync(NeptuneMLException failure)
    {
        // As it is now: a publication that has not ended may have updated the endpoint.
        MLEndpoint? now = await Publication.FindAsync(context, EndpointId, Role).ConfigureAwait(false);
        End(JobState.Failed, failure.Message, previous, now);
        return failure;
    }

    private void End(JobState state, string? reason, PublishedModel? served, MLEndpoint? endpoint)
    {
        journal.Write(new JournalEntry
        {
            Event = JournalEvents.RunEnded,
            State = state,
            FailureReason = reason,
            Model = served,
            Configuration = endpoint?.EndpointConfig?.Name,
            Key = _hasCanary ? CanaryId : null,
        });
        _hasEnded = true;
    }

    private void Write(string step, string what, WorkflowAction? action, string? reason = null, string? requested = null) =>
        journal.Write(new JournalEntry { Event = what, Step = step, Action = action, Reason = reason, Requested = requested });

    private void WriteEnd(string step, JobState state, string? reason) =>
        journal.Write(new JournalEntry { Event = JournalEvents.StepEnded, Step = step, State = state, FailureReason = reason });

    private string Unchanged() =>
        existing is null ? $"Endpoint '{EndpointId}' was not created." : $"Endpoint '{EndpointId}' was not changed.";

    private string Left() => _hasCanary ? $" Endpoint '{CanaryId}' is left and must be deleted." : "";

    private NeptuneMLException Deleted() => new($"Endpoint '{EndpointId}' was deleted during the publication.")
    {
        ErrorId = ErrorIds.JobStopped,
    };

    private NeptuneMLException NotOurs() => new(
        $"Endpoint '{CanaryId}' exists already, and no journal in '{publication.Folder.FullPath}' says that a publication has created it. "
        + $"{Unchanged()}")
    {
        ErrorId = ErrorIds.Conflict,
        RecommendedAction = "Specify another ID with -CanaryId, or delete the endpoint if a publication whose journal is lost left it.",
    };

    // Whether a request was rejected or an endpoint has failed; otherwise nobody knows, and the publication can continue.
    private static bool IsFinal(NeptuneMLException failure) => failure.ErrorId is ErrorIds.JobFailed or ErrorIds.JobStopped
        || failure.HttpStatus is 400 or 404 or 409 && failure.ErrorId is not (ErrorIds.Throttled or ErrorIds.CredentialsExpired);

    // Every update creates a new configuration in SageMaker.
    private static bool HasConfiguration(MLEndpoint? before, MLEndpoint now) =>
        before?.EndpointConfig?.Name is { } name && now.EndpointConfig?.Name == name;

    private static bool IsBeingDeleted(MLEndpoint endpoint) =>
        endpoint.Status?.Equals("Deleting", StringComparison.OrdinalIgnoreCase) == true;
}
