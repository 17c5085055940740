namespace NeptuneMl.CleanRooms;

/// <summary>A trained model, or one version of it (API: <c>CreateTrainedModel</c>, <c>GetTrainedModel</c>, <c>ListTrainedModels</c>,
/// <c>ListTrainedModelVersions</c> and the corresponding collaboration operations). List operations return fewer members; the others are
/// null.</summary>
public sealed class TrainedModel : CleanRoomsResource
{
    /// <summary>The ARN of the model.</summary>
    public required string TrainedModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainedModelArn;

    /// <summary>The version identifier; null for the first version.</summary>
    public string? VersionIdentifier { get; init; }

    /// <summary>The version identifier, under the property name that the inference and export cmdlets bind.</summary>
    public string? TrainedModelVersionIdentifier => VersionIdentifier;

    /// <summary>The ARN of the configured model algorithm association.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <summary>The input channels that the model is trained on.</summary>
    public DataChannel[]? DataChannels { get; init; }

    /// <summary>The models that this training continues.</summary>
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannels { get; init; }

    /// <summary>The hyperparameters of the training container.</summary>
    public IReadOnlyDictionary<string, string>? Hyperparameters { get; init; }

    /// <summary>The environment variables of the training container.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The instance type for training (API: <c>resourceConfig.instanceType</c>).</summary>
    [From("ResourceConfig.InstanceType")]
    public string? InstanceType { get; init; }

    /// <summary>The number of instances (API: <c>resourceConfig.instanceCount</c>).</summary>
    [From("ResourceConfig.InstanceCount")]
    public int? InstanceCount { get; init; }

    /// <summary>The volume size of each instance, in GB (API: <c>resourceConfig.volumeSizeInGB</c>).</summary>
    [From("ResourceConfig.VolumeSizeInGB")]
    public int? VolumeSizeInGB { get; init; }

    /// <summary>The maximum run time of the training, in seconds (API: <c>stoppingCondition.maxRuntimeInSeconds</c>).</summary>
    [From("StoppingCondition.MaxRuntimeInSeconds")]
    public int? MaxRuntimeInSeconds { get; init; }

    /// <summary>How the container reads training data: <c>File</c>, <c>FastFile</c> or <c>Pipe</c>.</summary>
    public string? TrainingInputMode { get; init; }

    /// <summary>The account that pays for the training; null when the request did not specify one.</summary>
    public string? MLModelTrainingPayerAccountId { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the model; null when none was specified.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The status of the publication of metrics, such as <c>PUBLISH_SUCCEEDED</c> or <c>PUBLISH_FAILED</c>.</summary>
    public string? MetricsStatus { get; init; }

    /// <summary>Details of the status, or null.</summary>
    public string? MetricsStatusDetails { get; init; }

    /// <summary>The status of the publication of logs, such as <c>PUBLISH_SUCCEEDED</c> or <c>PUBLISH_FAILED</c>.</summary>
    public string? LogsStatus { get; init; }

    /// <summary>Details of the status, or null.</summary>
    public string? LogsStatusDetails { get; init; }

    /// <summary>The digest of the training image.</summary>
    public string? TrainingContainerImageDigest { get; init; }

    internal override string Kind => "trained model";

    internal override string Key => VersionIdentifier is null ? TrainedModelArn : $"{TrainedModelArn} version {VersionIdentifier}";
}
