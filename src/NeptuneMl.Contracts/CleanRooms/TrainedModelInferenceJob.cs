namespace NeptuneMl.CleanRooms;

/// <summary>
/// An inference job of a trained model (API: <c>StartTrainedModelInferenceJob</c>, <c>GetTrainedModelInferenceJob</c>,
/// <c>ListTrainedModelInferenceJobs</c> and its collaboration view). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class TrainedModelInferenceJob : CleanRoomsResource
{
    /// <summary>The ARN of the job.</summary>
    public required string TrainedModelInferenceJobArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainedModelInferenceJobArn;

    /// <summary>The model that runs.</summary>
    public string? TrainedModelArn { get; init; }

    /// <summary>The version of the model that runs, or null for the first one.</summary>
    public string? TrainedModelVersionIdentifier { get; init; }

    /// <summary>The algorithm association it runs under.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <summary>The input channel it reads (API: <c>dataSource.mlInputChannelArn</c>).</summary>
    [From("DataSource.MlInputChannelArn")]
    public string? MLInputChannelArn { get; init; }

    /// <summary>The instance type it runs on (API: <c>resourceConfig.instanceType</c>).</summary>
    [From("ResourceConfig.InstanceType")]
    public string? InstanceType { get; init; }

    /// <summary>The number of instances (API: <c>resourceConfig.instanceCount</c>).</summary>
    [From("ResourceConfig.InstanceCount")]
    public int? InstanceCount { get; init; }

    /// <summary>The accounts that receive the output (API: <c>outputConfiguration.members</c>).</summary>
    [From("OutputConfiguration.Members.AccountId")]
    public string[]? OutputMemberAccountId { get; init; }

    /// <summary>The MIME type of the output (API: <c>outputConfiguration.accept</c>).</summary>
    [From("OutputConfiguration.Accept")]
    public string? Accept { get; init; }

    /// <summary>The largest payload of one request to the container, in MB (API: <c>containerExecutionParameters.maxPayloadInMB</c>).</summary>
    [From("ContainerExecutionParameters.MaxPayloadInMB")]
    public int? MaxPayloadInMB { get; init; }

    /// <summary>The environment variables given to the container.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The account of the member that pays for the inference; null when the request named none.</summary>
    public string? MLModelInferencePayerAccountId { get; init; }

    /// <summary>The KMS key it is encrypted with.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether the metrics were published.</summary>
    public string? MetricsStatus { get; init; }

    /// <summary>Why they were not, or null.</summary>
    public string? MetricsStatusDetails { get; init; }

    /// <summary>Whether the logs were published.</summary>
    public string? LogsStatus { get; init; }

    /// <summary>Why they were not, or null.</summary>
    public string? LogsStatusDetails { get; init; }

    /// <summary>The digest of the image that ran.</summary>
    public string? InferenceContainerImageDigest { get; init; }

    internal override string Kind => "inference job";

    internal override string Key => TrainedModelInferenceJobArn;
}
