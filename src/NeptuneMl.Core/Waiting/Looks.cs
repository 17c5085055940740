using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Core.Waiting;

/// <summary>Reads a resource again, over the connection it came from. What is waited for anywhere is listed here, once.</summary>
internal static class Looks
{
    public static async Task<MLResource> AgainAsync(MLResource resource, CancellationToken cancellationToken) => resource switch
    {
        DataProcessingJob job => await new DataProcessingJobs(Of(job)).GetAsync(job.Id, job.NeptuneIamRoleArn, job, null, cancellationToken).ConfigureAwait(false),
        TrainingJob job => await new TrainingJobs(Of(job)).GetAsync(job.Id, job.NeptuneIamRoleArn, job, null, cancellationToken).ConfigureAwait(false),
        TransformJob job => await new TransformJobs(Of(job)).GetAsync(job.Id, job.NeptuneIamRoleArn, job, null, cancellationToken).ConfigureAwait(false),
        MLEndpoint endpoint => await new MLEndpoints(Of(endpoint)).GetAsync(endpoint.Id, endpoint.NeptuneIamRoleArn, endpoint, null, cancellationToken).ConfigureAwait(false),
        TrainedModel model => await new TrainedModels(Of(model)).GetAsync(ViewOf(model), model.TrainedModelArn, model.VersionIdentifier, null, cancellationToken).ConfigureAwait(false),
        TrainedModelInferenceJob job => await new TrainedModelInferenceJobs(Of(job)).GetAsync(job.MembershipIdentifier!, job.TrainedModelInferenceJobArn, null, cancellationToken).ConfigureAwait(false),
        _ => throw new ArgumentException($"A {resource.Kind} cannot be waited for.", nameof(resource)),
    };

    // Only the collaboration's view names the creator; a model of another member cannot be read through one's own membership.
    private static View ViewOf(TrainedModel model) =>
        model.CreatorAccountId is null ? new View(model.MembershipIdentifier, null) : new View(null, model.CollaborationIdentifier);

    private static NeptuneSession Of(NeptuneMLResource resource) => NeptuneSession.Of(resource.Connection!);

    private static CleanRoomsSession Of(CleanRoomsResource resource) => CleanRoomsSession.Of(resource.Connection!);
}
