namespace NeptuneMl.CleanRooms;

/// <summary>A trained model to continue in incremental training (API: <c>IncrementalTrainingDataChannel</c>). PowerShell converts a
/// hashtable with these names: <c>@{ ChannelName = 'base'; TrainedModelArn = 'arn:…' }</c>.</summary>
public sealed class IncrementalTrainingDataChannel
{
    /// <summary>The name of the channel in the container: 1 to 64 letters, digits, dots, hyphens and underscores. Required.</summary>
    public string? ChannelName { get; set; }

    /// <summary>The ARN of the trained model. Required for creation; the service does not return it.</summary>
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model; null for the first version.</summary>
    public string? VersionIdentifier { get; set; }

    /// <summary>The name of the model, which the service returns; ignored for creation.</summary>
    public string? ModelName { get; set; }

    /// <summary>Returns the name of the channel.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => ChannelName ?? "";
}
