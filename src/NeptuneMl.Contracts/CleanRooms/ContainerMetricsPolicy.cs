namespace NeptuneMl.CleanRooms;

/// <summary>The policy for published metrics of a training (API: <c>MetricsConfigurationPolicy</c>).</summary>
public sealed class ContainerMetricsPolicy
{
    /// <summary>The noise that is added to the metrics: <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c> or <c>NONE</c>. Required.</summary>
    public string? NoiseLevel { get; set; }

    /// <summary>Returns the noise level.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => NoiseLevel ?? "";
}
