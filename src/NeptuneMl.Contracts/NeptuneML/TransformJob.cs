namespace NeptuneMl;

/// <summary>
/// A model-transform job: computes the artifacts an endpoint serves (API: <c>StartMLModelTransformJob</c>,
/// <c>GetMLModelTransformJob</c>).
/// </summary>
public sealed class TransformJob : NeptuneMLResource
{
    /// <summary>The id, under the name that the endpoint cmdlets bind.</summary>
    public string MLModelTransformJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>The data processing job it works on, as given at the start; null on a job that was read.</summary>
    public string? DataProcessingJobId { get; init; }

    /// <summary>The training job it works on, as given at the start; null on a job that was read.</summary>
    [From("MlModelTrainingJobId")]
    public string? SourceTrainingJobId { get; init; }

    /// <summary>The SageMaker training job it works on, as given at the start; null otherwise.</summary>
    public string? TrainingJobName { get; init; }

    /// <summary>The S3 location for the artifacts, as given at the start.</summary>
    public string? ModelTransformOutputS3Location { get; init; }

    /// <summary>The SageMaker processing job that prepares the data (API: <c>baseProcessingJob</c>).</summary>
    public SageMakerResource? BaseProcessingJob { get; init; }

    /// <summary>The SageMaker job that runs the model (API: <c>remoteModelTransformJob</c>).</summary>
    public SageMakerResource? RemoteModelTransformJob { get; init; }

    /// <summary>The models that were produced (API: <c>models</c>). Empty until there are any.</summary>
    public ModelReference[] Models { get; init; } = [];

    /// <summary>Where the artifacts are: what the service reports, else what was asked for.</summary>
    public string? OutputLocation => RemoteModelTransformJob?.OutputLocation ?? ModelTransformOutputS3Location;

    internal override string Kind => "transform job";

    internal override IEnumerable<SageMakerResource?> Parts => [BaseProcessingJob, RemoteModelTransformJob];
}
