namespace NeptuneMl;

/// <summary>
/// A data processing job: turns an exported graph into training data (API: <c>StartMLDataProcessingJob</c>,
/// <c>GetMLDataProcessingJob</c>).
/// </summary>
public sealed class DataProcessingJob : NeptuneMLResource
{
    /// <summary>The id, under the name that the training and transform cmdlets bind.</summary>
    public string DataProcessingJobId => Id;

    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneJob(Status);

    /// <summary>The S3 location of the exported graph, as given at the start.</summary>
    public string? InputDataS3Location { get; init; }

    /// <summary>The S3 location for the processed data, as given at the start.</summary>
    public string? ProcessedDataS3Location { get; init; }

    /// <summary>The SageMaker processing job (API: <c>processingJob</c>).</summary>
    public SageMakerResource? ProcessingJob { get; init; }

    /// <summary>Where the processed data is: what the service reports, else what was asked for.</summary>
    public string? OutputLocation => ProcessingJob?.OutputLocation ?? ProcessedDataS3Location;

    internal override string Kind => "data processing job";

    internal override IEnumerable<SageMakerResource?> Parts => [ProcessingJob];
}
