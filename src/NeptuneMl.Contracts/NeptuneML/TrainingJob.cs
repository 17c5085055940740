namespace NeptuneMl;

/// <summary>
/// A model-training job: tunes and trains models on processed data (API: <c>StartMLModelTrainingJob</c>,
/// <c>GetMLModelTrainingJob</c>).
/// </summary>
public sealed class TrainingJob : NeptuneMLResource
{
    /// <summary>The id, under the name that the transform and endpoint cmdlets bind.</summary>
    public string MLModelTrainingJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>
    /// The data processing job it trains on, as given at the start. The service does not return it, so it is null
    /// on a job that was read rather than started.
    /// </summary>
    public string? DataProcessingJobId { get; init; }

    /// <summary>The S3 location for the model artifacts, as given at the start.</summary>
    public string? TrainModelS3Location { get; init; }

    /// <summary>The SageMaker processing job that prepares the training (API: <c>processingJob</c>).</summary>
    public SageMakerResource? ProcessingJob { get; init; }

    /// <summary>The hyperparameter tuning job (API: <c>hpoJob</c>).</summary>
    public SageMakerResource? HpoJob { get; init; }

    /// <summary>The job that computes the model's artifacts (API: <c>modelTransformJob</c>).</summary>
    public SageMakerResource? ModelTransformJob { get; init; }

    /// <summary>The models that were trained, best first (API: <c>mlModels</c>). Empty until there are any.</summary>
    public ModelReference[] MLModels { get; init; } = [];

    /// <summary>Where the model artifacts are: what the service reports, else what was asked for.</summary>
    public string? OutputLocation =>
        ModelTransformJob?.OutputLocation ?? HpoJob?.OutputLocation ?? TrainModelS3Location;

    internal override string Kind => "training job";

    internal override IEnumerable<SageMakerResource?> Parts => [ProcessingJob, HpoJob, ModelTransformJob];
}
