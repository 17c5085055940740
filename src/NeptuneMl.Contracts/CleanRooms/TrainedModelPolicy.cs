namespace NeptuneMl.CleanRooms;

/// <summary>The limits on training (API: <c>TrainedModelsConfigurationPolicy</c>).</summary>
public sealed class TrainedModelPolicy
{
    /// <summary>The accounts that receive logs of the container: 1 to 5 policies, or null.</summary>
    public ContainerLogPolicy[]? ContainerLogs { get; set; }

    /// <summary>The policy for published metrics of the container, or null.</summary>
    public ContainerMetricsPolicy? ContainerMetrics { get; set; }

    /// <summary>The maximum size of the model artifacts: 0.01 to 100 GB.</summary>
    public MaxSize? MaxArtifactSize { get; set; }

    /// <summary>Returns the limits as text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        ", ", ("artifacts up to", MaxArtifactSize), ("metrics with noise", ContainerMetrics), ("logs to", ContainerLogs));
}
