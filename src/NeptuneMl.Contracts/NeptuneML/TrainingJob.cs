namespace NeptuneMl;

/// <summary>A model training job, which tunes and trains models on processed data (API: <c>StartMLModelTrainingJob</c>,
/// <c>GetMLModelTrainingJob</c>).</summary>
public sealed class TrainingJob : NeptuneMLResource
{
    /// <summary>The job ID, under the property name that the transform and endpoint cmdlets bind.</summary>
    public string MLModelTrainingJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>The ID of the data processing job, from the start request. The service does not return it, so it is null for a job that was
    /// read.</summary>
    public string? DataProcessingJobId { get; init; }

    /// <summary>The S3 location for the model artifacts, from the start request.</summary>
    public string? TrainModelS3Location { get; init; }

    /// <summary>The SageMaker processing job that prepares the training (API: <c>processingJob</c>).</summary>
    public SageMakerResource? ProcessingJob { get; init; }

    /// <summary>The hyperparameter tuning job (API: <c>hpoJob</c>).</summary>
    public SageMakerResource? HpoJob { get; init; }

    /// <summary>The job that computes the model's artifacts (API: <c>modelTransformJob</c>).</summary>
    public SageMakerResource? ModelTransformJob { get; init; }

    /// <summary>The trained models, best first (API: <c>mlModels</c>). Empty until the service reports them.</summary>
    public ModelReference[] MLModels { get; init; } = [];

    /// <summary>The S3 location of the model artifacts that the service reports, or else the one in the start request.</summary>
    public string? OutputLocation =>
        ModelTransformJob?.OutputLocation ?? HpoJob?.OutputLocation ?? TrainModelS3Location;

    internal override string Kind => "training job";

    internal override IEnumerable<SageMakerResource?> Parts => [ProcessingJob, HpoJob, ModelTransformJob];

    internal override IReadOnlyList<string> StageNames => ["processing", "tuning", "transform"];
}
