using Amazon.Neptunedata.Model;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Waiting;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Publishing;

/// <summary>Publishes a model to an endpoint without an outage: tests it on another endpoint, the canary, before the endpoint is updated, and
/// rolls back when the endpoint fails the test. A publication that was killed continues when it runs again.</summary>
internal sealed class Publication
{
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input of <c>CreateMLEndpoint</c>, with the ID of the endpoint.</param>
    /// <param name="options">How the model is published.</param>
    /// <exception cref="NeptuneMLException">A value is not valid.</exception>
    public Publication(ServiceSession session, ApiInput input, PublicationOptions options)
    {
        Options = options;
        Update = MLEndpoints.PrepareUpdate(session, input);
        EndpointId = Update.Key;
        Creation = MLEndpoints.Resource.PrepareCreate(session, input);
        Model = PublishedModel.Of((CreateMLEndpointRequest)Creation.Request);
        Fingerprint = Convert.ToHexStringLower(CanonicalRequest.DigestOf(Creation.Request, nameof(MLEndpoint.Id)));
        CanaryId = options.CanaryId ?? MLEndpoints.CanaryIdOf(EndpointId);
        if (CanaryId == EndpointId)
            throw Failures.InvalidParameter(nameof(CanaryId), CanaryId, "must not be the ID of the endpoint that is published to");
        CanaryCreation = MLEndpoints.Resource.PrepareCreate(session, Model.ToInput(CanaryId));
        CanaryUpdate = MLEndpoints.PrepareUpdate(session, Model.ToInput(CanaryId));
        if (options.PreviousTrainingJobId is not null || options.PreviousTransformJobId is not null)
        {
            Previous = Model with
            {
                MLModelTrainingJobId = options.PreviousTrainingJobId,
                MLModelTransformJobId = options.PreviousTransformJobId,
                ModelName = null,
            };
            _ = MLEndpoints.PrepareUpdate(session, Previous.ToInput(EndpointId, nameof(Previous)));
        }

        Folder = options.FolderOf(session, EndpointId);
    }

    public PublicationOptions Options { get; }

    /// <summary>The ID of the endpoint.</summary>
    public string EndpointId { get; }

    /// <summary>The ID of the canary.</summary>
    public string CanaryId { get; }

    /// <summary>The model that is published.</summary>
    public PublishedModel Model { get; }

    /// <summary>The model to which to roll back, with the instances of the new one; null for the one that the journal has.</summary>
    public PublishedModel? Previous { get; }

    /// <summary>A hash of the request without the ID.</summary>
    public string Fingerprint { get; }

    /// <summary>The update of the endpoint.</summary>
    public Change<MLEndpoint> Update { get; }

    /// <summary>The creation of the endpoint, when it does not exist.</summary>
    public Change<MLEndpoint> Creation { get; }

    public Change<MLEndpoint> CanaryCreation { get; }

    public Change<MLEndpoint> CanaryUpdate { get; }

    /// <summary>The folder with the journals.</summary>
    public RunFolder Folder { get; }

    /// <summary>What the journals tell.</summary>
    /// <param name="warn">Receives warnings about journals.</param>
    public PublicationPast ReadPast(Action<string> warn) => new(
        Folder.Runs(warn).FirstOrDefault(run => run.Start!.Workflow == EndpointId), Fingerprint, CanaryId);

    /// <summary>Publishes the model.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="follow">Polls the endpoints.</param>
    /// <returns>The endpoint, in service with the model.</returns>
    /// <exception cref="NeptuneMLException">The model was not published. The endpoint serves the model before, unless the ID of the error is
    /// <c>PublicationRollbackFailed</c> or the message says that the publication is not finished.</exception>
    public async Task<MLEndpoint> RunAsync(CallContext context, JobFollower follow)
    {
        using IDisposable locked = await Folder.LockAsync(context.CancellationToken).ConfigureAwait(false);
        List<string> warnings = [];
        PublicationPast past = ReadPast(warnings.Add);
        foreach (string warning in warnings)
            if (context.Log is { } log) await log.WarnAsync(warning, context.CancellationToken).ConfigureAwait(false);
        MLEndpoint? existing = await FindAsync(context, EndpointId, Model.NeptuneIamRoleArn).ConfigureAwait(false);
        if (existing is not null && past.Serves(existing, Model, Options.KeepsPrevious))
        {
            context.Log?.Verbose($"Endpoint '{EndpointId}' already serves the model of the {Model}.");
            return Complete(existing, past.Spare);
        }

        PublishedModel? previous = existing is null || past.HasCreated ? null : Previous ?? past.ModelOf(existing);
        if (existing is not null && previous is null && !past.HasCreated) throw PreviousUnknown();
        if (previous is not null) await RequireAsync(context, previous).ConfigureAwait(false);
        using Journal journal = past.Continued is { } record
            ? new Journal(record, TimeProvider.System)
            : Folder.CreateJournal(TimeProvider.System);
        return await new PublicationRun(this, context, follow, journal, past, existing, previous).RunAsync().ConfigureAwait(false);
    }

    /// <summary>Reads an endpoint; null when it does not exist.</summary>
    public static async Task<MLEndpoint?> FindAsync(CallContext context, string id, string? role)
    {
        try
        {
            return await MLEndpoints.Resource.Get!.PrepareFrom(context.Session, new ResultScope { Id = id, NeptuneIamRoleArn = role })
                .SendAsync(context).ConfigureAwait(false) is { Status: not "Deleted" } found ? found : null;
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            return null;
        }
    }

    /// <summary>The endpoint as the next cmdlet of a pipeline needs it.</summary>
    /// <param name="endpoint">The endpoint as read.</param>
    /// <param name="spare">The ID of the endpoint that serves the model before, or null.</param>
    public MLEndpoint Complete(MLEndpoint endpoint, string? spare)
    {
        MLEndpoint complete = ResultReader.Read<MLEndpoint>(endpoint, Creation.Request);
        complete.PreviousModelEndpointId = spare;
        return complete;
    }

    private NeptuneMLException PreviousUnknown() => new(
        $"The model that endpoint '{EndpointId}' serves is not known, so a failed publication could not be rolled back: Neptune does not "
        + $"return it, and no journal in '{Folder.FullPath}' has it. Specify -PreviousMLModelTrainingJobId or "
        + "-PreviousMLModelTransformJobId.")
    {
        ErrorId = ErrorIds.InvalidParameter,
        ParameterName = "PreviousMLModelTrainingJobId",
        RecommendedAction = "Specify the job whose model the endpoint serves. The following publications know it from the journal.",
    };

    // A roll-back that Neptune would reject is noticed before anything is changed.
    private async Task RequireAsync(CallContext context, PublishedModel previous)
    {
        try
        {
            ResultScope scope = new()
            {
                Id = previous.MLModelTransformJobId ?? previous.MLModelTrainingJobId,
                NeptuneIamRoleArn = previous.NeptuneIamRoleArn,
            };
            MLResource job = previous.MLModelTransformJobId is null
                ? await TrainingJobs.Resource.Get!.PrepareFrom(context.Session, scope).SendAsync(context).ConfigureAwait(false)
                : await TransformJobs.Resource.Get!.PrepareFrom(context.Session, scope).SendAsync(context).ConfigureAwait(false);
            if (job.State == JobState.Succeeded) return;
            throw Unusable($"has the status '{job.Status}'", null);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            throw Unusable("does not exist", failure);
        }

        NeptuneMLException Unusable(string what, NeptuneMLException? cause) => new(
            $"A failed publication to endpoint '{EndpointId}' could not be rolled back: the {previous} {what}.", cause)
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = "PreviousMLModelTrainingJobId",
            RecommendedAction = "Specify another completed job with -PreviousMLModelTrainingJobId or -PreviousMLModelTransformJobId.",
        };
    }
}
