namespace NeptuneMl.CleanRooms;

/// <summary>
/// A model to train further (API: <c>IncrementalTrainingDataChannel</c>). A hashtable with these names converts to it:
/// <c>@{ ChannelName = 'base'; TrainedModelArn = 'arn:…' }</c>.
/// </summary>
public sealed class IncrementalTrainingDataChannel
{
    /// <summary>The name of the channel in the container: 1 to 64 letters, digits, dots, hyphens and underscores. Required.</summary>
    public string? ChannelName { get; set; }

    /// <summary>The ARN of the trained model to start from. Required to create; the service does not return it.</summary>
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of that model, or null for the first one.</summary>
    public string? VersionIdentifier { get; set; }

    /// <summary>The name of that model, as the service returns it; ignored when creating.</summary>
    public string? ModelName { get; set; }

    /// <summary>The name of the channel.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => ChannelName ?? "";
}
