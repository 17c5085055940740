namespace NeptuneMl.CleanRooms;

/// <summary>A configured model algorithm: the containers that train a model and run inference (API: <c>CreateConfiguredModelAlgorithm</c>,
/// <c>GetConfiguredModelAlgorithm</c>, <c>ListConfiguredModelAlgorithms</c>). List operations return fewer members; the others are
/// null.</summary>
public sealed class ConfiguredModelAlgorithm : CleanRoomsDefinition
{
    /// <summary>The ARN of the algorithm.</summary>
    public required string ConfiguredModelAlgorithmArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredModelAlgorithmArn;

    /// <summary>The ARN of the role that the service assumes to pull the container images.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The URI of the training image (API: <c>trainingContainerConfig.imageUri</c>).</summary>
    [From("TrainingContainerConfig.ImageUri")]
    public string? TrainingImageUri { get; init; }

    /// <summary>The entry point of the training container, which replaces that of the image (API:
    /// <c>trainingContainerConfig.entrypoint</c>).</summary>
    [From("TrainingContainerConfig.Entrypoint")]
    public string[]? TrainingEntrypoint { get; init; }

    /// <summary>The arguments of the entry point (API: <c>trainingContainerConfig.arguments</c>).</summary>
    [From("TrainingContainerConfig.Arguments")]
    public string[]? TrainingArguments { get; init; }

    /// <summary>The metrics that are extracted from the training logs (API: <c>trainingContainerConfig.metricDefinitions</c>).</summary>
    [From("TrainingContainerConfig.MetricDefinitions")]
    public MetricDefinition[]? TrainingMetricDefinitions { get; init; }

    /// <summary>The URI of the inference image (API: <c>inferenceContainerConfig.imageUri</c>).</summary>
    [From("InferenceContainerConfig.ImageUri")]
    public string? InferenceImageUri { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the algorithm; null when none was specified.</summary>
    public string? KmsKeyArn { get; init; }
}
