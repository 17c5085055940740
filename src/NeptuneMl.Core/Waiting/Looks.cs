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
        TrainedModel model => await AgainAsync(TrainedModels.Reads, model, cancellationToken).ConfigureAwait(false),
        MLInputChannel channel => await AgainAsync(MLInputChannels.Reads, channel, cancellationToken).ConfigureAwait(false),
        TrainedModelExportJob job => await AgainAsync(TrainedModelExportJobs.Reads, job, cancellationToken).ConfigureAwait(false),
        TrainedModelInferenceJob job => await AgainAsync(TrainedModelInferenceJobs.Reads, job, cancellationToken).ConfigureAwait(false),
        AudienceModel model => await AgainAsync(AudienceModels.Reads, model, cancellationToken).ConfigureAwait(false),
        AudienceGenerationJob job => await AgainAsync(AudienceGenerationJobs.Reads, job, cancellationToken).ConfigureAwait(false),
        AudienceExportJob job => await AgainAsync(AudienceExportJobs.Reads, job, cancellationToken).ConfigureAwait(false),
        _ => throw new ArgumentException($"A {resource.Kind} cannot be waited for.", nameof(resource)),
    };

    private static NeptuneSession Of(NeptuneMLResource resource) => NeptuneSession.Of(resource.Connection);

    private static Task<TResource> AgainAsync<TResource>(Reads<TResource> reads, TResource resource, CancellationToken cancellationToken)
        where TResource : CleanRoomsResource =>
        reads.AgainAsync(CleanRoomsSession.Of(resource.Connection), resource, null, cancellationToken);
}
