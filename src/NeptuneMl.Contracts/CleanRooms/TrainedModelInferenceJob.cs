namespace NeptuneMl.CleanRooms;

/// <summary>A trained model inference job (API: <c>StartTrainedModelInferenceJob</c>, <c>GetTrainedModelInferenceJob</c>,
/// <c>ListTrainedModelInferenceJobs</c>, <c>ListCollaborationTrainedModelInferenceJobs</c>). List operations return fewer members; the
/// others are null.</summary>
public sealed class TrainedModelInferenceJob : CleanRoomsResource
{
    /// <summary>The ARN of the job.</summary>
    public required string TrainedModelInferenceJobArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainedModelInferenceJobArn;

    /// <summary>The ARN of the trained model.</summary>
    public string? TrainedModelArn { get; init; }

    /// <summary>The version of the trained model; null for the first version.</summary>
    public string? TrainedModelVersionIdentifier { get; init; }

    /// <summary>The ARN of the configured model algorithm association.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <summary>The ARN of the ML input channel (API: <c>dataSource.mlInputChannelArn</c>).</summary>
    [From("DataSource.MlInputChannelArn")]
    public string? MLInputChannelArn { get; init; }

    /// <summary>The instance type for inference (API: <c>resourceConfig.instanceType</c>).</summary>
    [From("ResourceConfig.InstanceType")]
    public string? InstanceType { get; init; }

    /// <summary>The number of instances (API: <c>resourceConfig.instanceCount</c>).</summary>
    [From("ResourceConfig.InstanceCount")]
    public int? InstanceCount { get; init; }

    /// <summary>The IDs of the accounts that receive the output (API: <c>outputConfiguration.members</c>).</summary>
    [From("OutputConfiguration.Members.AccountId")]
    public string[]? OutputMemberAccountId { get; init; }

    /// <summary>The MIME type of the output (API: <c>outputConfiguration.accept</c>).</summary>
    [From("OutputConfiguration.Accept")]
    public string? Accept { get; init; }

    /// <summary>The maximum payload of one request to the container, in MB (API:
    /// <c>containerExecutionParameters.maxPayloadInMB</c>).</summary>
    [From("ContainerExecutionParameters.MaxPayloadInMB")]
    public int? MaxPayloadInMB { get; init; }

    /// <summary>The environment variables of the inference container.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The account that pays for the inference; null when the request did not specify one.</summary>
    public string? MLModelInferencePayerAccountId { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the output; null when none was specified.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The status of the publication of metrics, such as <c>PUBLISH_SUCCEEDED</c> or <c>PUBLISH_FAILED</c>.</summary>
    public string? MetricsStatus { get; init; }

    /// <summary>Details of the status, or null.</summary>
    public string? MetricsStatusDetails { get; init; }

    /// <summary>The status of the publication of logs, such as <c>PUBLISH_SUCCEEDED</c> or <c>PUBLISH_FAILED</c>.</summary>
    public string? LogsStatus { get; init; }

    /// <summary>Details of the status, or null.</summary>
    public string? LogsStatusDetails { get; init; }

    /// <summary>The digest of the inference image.</summary>
    public string? InferenceContainerImageDigest { get; init; }

    internal override string Kind => "inference job";

    internal override string Key => TrainedModelInferenceJobArn;
}
