namespace NeptuneMl;

/// <summary>A model transform job, which computes the artifacts that an endpoint serves (API: <c>StartMLModelTransformJob</c>,
/// <c>GetMLModelTransformJob</c>).</summary>
public sealed class TransformJob : NeptuneMLResource
{
    /// <summary>The job ID, under the property name that the endpoint cmdlets bind.</summary>
    public string MLModelTransformJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>The ID of the data processing job, from the start request; null for a job that was read.</summary>
    public string? DataProcessingJobId { get; init; }

    /// <summary>The ID of the training job, from the start request; null for a job that was read.</summary>
    [From("MlModelTrainingJobId")]
    public string? SourceTrainingJobId { get; init; }

    /// <summary>The name of the SageMaker training job, from the start request; null otherwise.</summary>
    public string? TrainingJobName { get; init; }

    /// <summary>The S3 location for the artifacts, from the start request.</summary>
    public string? ModelTransformOutputS3Location { get; init; }

    /// <summary>The SageMaker processing job that prepares the data (API: <c>baseProcessingJob</c>).</summary>
    public SageMakerResource? BaseProcessingJob { get; init; }

    /// <summary>The SageMaker job that runs the model (API: <c>remoteModelTransformJob</c>).</summary>
    public SageMakerResource? RemoteModelTransformJob { get; init; }

    /// <summary>The resulting models (API: <c>models</c>). Empty until the service reports them.</summary>
    public ModelReference[] Models { get; init; } = [];

    /// <summary>The S3 location of the artifacts that the service reports, or else the one in the start request.</summary>
    public string? OutputLocation => RemoteModelTransformJob?.OutputLocation ?? ModelTransformOutputS3Location;

    internal override string Kind => "transform job";

    internal override IEnumerable<SageMakerResource?> Parts => [BaseProcessingJob, RemoteModelTransformJob];

    internal override IReadOnlyList<string> StageNames => ["processing", "transform"];
}
