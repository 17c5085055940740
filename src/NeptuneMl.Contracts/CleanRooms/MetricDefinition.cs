namespace NeptuneMl.CleanRooms;

/// <summary>A metric that is extracted from the logs of a training container (API: <c>MetricDefinition</c>). PowerShell converts a
/// hashtable of names and expressions to one definition per entry: <c>@{ loss = 'loss=([0-9.]+)'; accuracy = 'acc=([0-9.]+)'
/// }</c>.</summary>
public sealed class MetricDefinition
{
    /// <summary>The name of the metric: 1 to 255 characters. Required.</summary>
    public string? Name { get; set; }

    /// <summary>The regular expression that matches the value in the log: 1 to 500 characters. Required.</summary>
    public string? Regex { get; set; }

    /// <summary>Returns the name and the expression.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Name}: {Regex}";
}
