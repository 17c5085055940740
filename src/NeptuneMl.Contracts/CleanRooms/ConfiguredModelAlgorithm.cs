namespace NeptuneMl.CleanRooms;

/// <summary>
/// A configured model algorithm: the containers that train a model and run it (API: <c>CreateConfiguredModelAlgorithm</c>,
/// <c>GetConfiguredModelAlgorithm</c>, <c>ListConfiguredModelAlgorithms</c>). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class ConfiguredModelAlgorithm : CleanRoomsDefinition
{
    /// <summary>The ARN of the algorithm.</summary>
    public required string ConfiguredModelAlgorithmArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredModelAlgorithmArn;

    /// <summary>The role that the service reads the images with.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The image that trains (API: <c>trainingContainerConfig.imageUri</c>).</summary>
    [From("TrainingContainerConfig.ImageUri")]
    public string? TrainingImageUri { get; init; }

    /// <summary>What is run in the training container, instead of the image's own entry point (API: <c>trainingContainerConfig.entrypoint</c>).</summary>
    [From("TrainingContainerConfig.Entrypoint")]
    public string[]? TrainingEntrypoint { get; init; }

    /// <summary>The arguments of the entry point (API: <c>trainingContainerConfig.arguments</c>).</summary>
    [From("TrainingContainerConfig.Arguments")]
    public string[]? TrainingArguments { get; init; }

    /// <summary>The metrics that are read from the training's log (API: <c>trainingContainerConfig.metricDefinitions</c>).</summary>
    [From("TrainingContainerConfig.MetricDefinitions")]
    public MetricDefinition[]? TrainingMetricDefinitions { get; init; }

    /// <summary>The image that runs the trained model (API: <c>inferenceContainerConfig.imageUri</c>).</summary>
    [From("InferenceContainerConfig.ImageUri")]
    public string? InferenceImageUri { get; init; }

    /// <summary>The KMS key it is encrypted with.</summary>
    public string? KmsKeyArn { get; init; }
}
