namespace NeptuneMl;

/// <summary>A data processing job, which converts an exported graph to training data (API: <c>StartMLDataProcessingJob</c>,
/// <c>GetMLDataProcessingJob</c>).</summary>
public sealed class DataProcessingJob : NeptuneMLResource
{
    /// <summary>The job ID, under the property name that the training and transform cmdlets bind.</summary>
    public string DataProcessingJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>The S3 location of the exported graph, from the start request.</summary>
    public string? InputDataS3Location { get; init; }

    /// <summary>The S3 location for the processed data, from the start request.</summary>
    public string? ProcessedDataS3Location { get; init; }

    /// <summary>The SageMaker processing job (API: <c>processingJob</c>).</summary>
    public SageMakerResource? ProcessingJob { get; init; }

    /// <summary>The S3 location of the processed data that the service reports, or else the one in the start request.</summary>
    public string? OutputLocation => ProcessingJob?.OutputLocation ?? ProcessedDataS3Location;

    internal override string Kind => "data processing job";

    internal override IEnumerable<SageMakerResource?> Parts => [ProcessingJob];

    internal override IReadOnlyList<string> StageNames => ["processing"];
}
