namespace NeptuneMl.CleanRooms;

/// <summary>
/// A trained model, or one version of it (API: <c>CreateTrainedModel</c>, <c>GetTrainedModel</c>, <c>ListTrainedModels</c>,
/// <c>ListTrainedModelVersions</c> and their collaboration views). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class TrainedModel : CleanRoomsResource
{
    /// <summary>The ARN of the model.</summary>
    public required string TrainedModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainedModelArn;

    /// <summary>The version, or null for the first one.</summary>
    public string? VersionIdentifier { get; init; }

    /// <summary>The version, under the name that inference and export bind.</summary>
    public string? TrainedModelVersionIdentifier => VersionIdentifier;

    /// <summary>The algorithm association it was trained with.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <summary>The input channels it was trained on.</summary>
    public DataChannel[]? DataChannels { get; init; }

    /// <summary>The models whose artifacts it was trained on further.</summary>
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannels { get; init; }

    /// <summary>The hyperparameters given to the container.</summary>
    public IReadOnlyDictionary<string, string>? Hyperparameters { get; init; }

    /// <summary>The environment variables given to the container.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The instance type it trains on (API: <c>resourceConfig.instanceType</c>).</summary>
    [From("ResourceConfig.InstanceType")]
    public string? InstanceType { get; init; }

    /// <summary>The number of instances (API: <c>resourceConfig.instanceCount</c>).</summary>
    [From("ResourceConfig.InstanceCount")]
    public int? InstanceCount { get; init; }

    /// <summary>The volume of each instance, in GB (API: <c>resourceConfig.volumeSizeInGB</c>).</summary>
    [From("ResourceConfig.VolumeSizeInGB")]
    public int? VolumeSizeInGB { get; init; }

    /// <summary>How long training may take (API: <c>stoppingCondition.maxRuntimeInSeconds</c>).</summary>
    [From("StoppingCondition.MaxRuntimeInSeconds")]
    public TimeSpan? MaxRuntime { get; init; }

    /// <summary>How training data reaches the container: <c>File</c>, <c>FastFile</c> or <c>Pipe</c>.</summary>
    public string? TrainingInputMode { get; init; }

    /// <summary>The account of the member that pays for the training; null when the request named none.</summary>
    public string? MLModelTrainingPayerAccountId { get; init; }

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

    /// <summary>The digest of the image that trained it.</summary>
    public string? TrainingContainerImageDigest { get; init; }

    internal override string Kind => "trained model";

    internal override string Key => VersionIdentifier is null ? TrainedModelArn : $"{TrainedModelArn} version {VersionIdentifier}";
}
