namespace NeptuneMl.CleanRooms;

/// <summary>
/// What may leave a collaboration of what an algorithm makes (API: <c>PrivacyConfiguration</c>). It can be changed, and given to
/// <c>New-CleanRoomsConfiguredModelAlgorithmAssociation</c> for another association.
/// </summary>
public sealed class PrivacyConfiguration
{
    /// <summary>The limits by what they are about. Required.</summary>
    public PrivacyPolicies? Policies { get; set; }

    /// <summary>The limits in words.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Policies}";
}

/// <summary>The limits of a privacy configuration by what they are about (API: <c>PrivacyConfigurationPolicies</c>).</summary>
public sealed class PrivacyPolicies
{
    /// <summary>The limits on training, or null.</summary>
    public TrainedModelPolicy? TrainedModels { get; set; }

    /// <summary>What may be exported of a trained model, or null.</summary>
    public TrainedModelExportPolicy? TrainedModelExports { get; set; }

    /// <summary>The limits on inference, or null.</summary>
    public InferenceJobPolicy? TrainedModelInferenceJobs { get; set; }

    /// <summary>The limits in words.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        "; ", ("training:", TrainedModels), ("export:", TrainedModelExports), ("inference:", TrainedModelInferenceJobs));
}

/// <summary>The limits on training (API: <c>TrainedModelsConfigurationPolicy</c>).</summary>
public sealed class TrainedModelPolicy
{
    /// <summary>Who gets which logs of the container: 1 to 5, or null.</summary>
    public ContainerLogPolicy[]? ContainerLogs { get; set; }

    /// <summary>How the metrics of the container are published, or null.</summary>
    public ContainerMetricsPolicy? ContainerMetrics { get; set; }

    /// <summary>The largest artifact that a training may make: 0.01 to 100 GB.</summary>
    public MaxSize? MaxArtifactSize { get; set; }

    /// <summary>The limits in words.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        ", ", ("artifacts up to", MaxArtifactSize), ("metrics with noise", ContainerMetrics), ("logs to", ContainerLogs));
}

/// <summary>What may be exported of a trained model (API: <c>TrainedModelExportsConfigurationPolicy</c>).</summary>
public sealed class TrainedModelExportPolicy
{
    /// <summary>The largest export: 0.01 to 50 GB. Required.</summary>
    public MaxSize? MaxSize { get; set; }

    /// <summary>What may be exported: <c>MODEL</c>, <c>OUTPUT</c> or both. Required.</summary>
    public string[]? FilesToExport { get; set; }

    /// <summary>The limits in words.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(" ", ("", FilesToExport), ("up to", MaxSize));
}

/// <summary>The limits on inference (API: <c>TrainedModelInferenceJobsConfigurationPolicy</c>).</summary>
public sealed class InferenceJobPolicy
{
    /// <summary>Who gets which logs of the container: 1 to 5, or null.</summary>
    public ContainerLogPolicy[]? ContainerLogs { get; set; }

    /// <summary>The largest output of a job: 0.01 to 100 GB.</summary>
    public MaxSize? MaxOutputSize { get; set; }

    /// <summary>The limits in words.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(", ", ("output up to", MaxOutputSize), ("logs to", ContainerLogs));
}

/// <summary>The limit of a size.</summary>
public sealed class MaxSize
{
    /// <summary>The unit of the value; there is only <c>GB</c>. Required.</summary>
    public string? Unit { get; set; }

    /// <summary>The limit, in that unit. Required.</summary>
    public double? Value { get; set; }

    /// <summary>The limit with its unit.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => FormattableString.Invariant($"{Value} {Unit}");
}

/// <summary>How the metrics of a training are published (API: <c>MetricsConfigurationPolicy</c>).</summary>
public sealed class ContainerMetricsPolicy
{
    /// <summary>How much noise is put on them: <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c> or <c>NONE</c>. Required.</summary>
    public string? NoiseLevel { get; set; }

    /// <summary>The noise level.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => NoiseLevel ?? "";
}
