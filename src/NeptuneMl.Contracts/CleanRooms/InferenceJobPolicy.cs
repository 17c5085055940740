namespace NeptuneMl.CleanRooms;

/// <summary>The limits on inference (API: <c>TrainedModelInferenceJobsConfigurationPolicy</c>).</summary>
public sealed class InferenceJobPolicy
{
    /// <summary>The accounts that receive logs of the container: 1 to 5 policies, or null.</summary>
    public ContainerLogPolicy[]? ContainerLogs { get; set; }

    /// <summary>The maximum size of the output of a job: 0.01 to 100 GB.</summary>
    public MaxSize? MaxOutputSize { get; set; }

    /// <summary>Returns the limits as text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(", ", ("output up to", MaxOutputSize), ("logs to", ContainerLogs));
}
