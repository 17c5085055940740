using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Core;

/// <summary>Every kind of resource, by the class of its results.</summary>
internal static class ResourceTable
{
    // A switch and not a dictionary, so that only the entries in use are created.
    /// <param name="result">The name of the result class, such as <c>TrainingJob</c>.</param>
    /// <returns>The kind of resource, or null when no result class has the name.</returns>
    public static Resource? Find(string result) => result switch
    {
        nameof(DataProcessingJob) => DataProcessingJobs.Resource,
        nameof(TrainingJob) => TrainingJobs.Resource,
        nameof(TransformJob) => TransformJobs.Resource,
        nameof(MLEndpoint) => MLEndpoints.Resource,
        nameof(AudienceExportJob) => AudienceExportJobs.Resource,
        nameof(AudienceGenerationJob) => AudienceGenerationJobs.Resource,
        nameof(AudienceModel) => AudienceModels.Resource,
        nameof(ConfiguredAudienceModel) => ConfiguredAudienceModels.Resource,
        nameof(ConfiguredModelAlgorithm) => ConfiguredModelAlgorithms.Resource,
        nameof(ConfiguredModelAlgorithmAssociation) => ConfiguredModelAlgorithmAssociations.Resource,
        nameof(MLInputChannel) => MLInputChannels.Resource,
        nameof(TrainedModel) => TrainedModels.Resource,
        nameof(TrainedModelExportJob) => TrainedModelExportJobs.Resource,
        nameof(TrainedModelInferenceJob) => TrainedModelInferenceJobs.Resource,
        nameof(TrainingDataset) => TrainingDatasets.Resource,
        _ => null,
    };

    /// <summary>Reads a resource again over the connection that it came from.</summary>
    public static Task<MLResource> ReadAgainAsync(MLResource resource, CancellationToken cancellationToken)
    {
        ServiceSession session = resource is NeptuneMLResource neptune
            ? NeptuneSession.Of(neptune.Connection)
            : CleanRoomsSession.Of(((CleanRoomsResource)resource).Connection);
        return Find(resource.GetType().Name)!.ReadAgainAsync(new CallContext(session, null, cancellationToken), resource);
    }
}
