namespace NeptuneMl.CleanRooms;

/// <summary>
/// How a metric is read from what a training container logs (API: <c>MetricDefinition</c>). A hashtable of names and expressions
/// converts to several: <c>@{ loss = 'loss=([0-9.]+)'; accuracy = 'acc=([0-9.]+)' }</c>.
/// </summary>
public sealed class MetricDefinition
{
    /// <summary>The name of the metric: 1 to 255 characters. Required.</summary>
    public string? Name { get; set; }

    /// <summary>The regular expression that finds its value in the log: 1 to 500 characters. Required.</summary>
    public string? Regex { get; set; }

    /// <summary>The name and the expression.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name}: {Regex}";
}
