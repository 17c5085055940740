namespace NeptuneMl.CleanRooms;

/// <summary>An input channel for training (API: <c>ModelTrainingDataChannel</c>). PowerShell converts a hashtable with these names, such as
/// <c>@{ ChannelName = 'train'; MLInputChannelArn = 'arn:…' }</c>, and an <see cref="MLInputChannel"/>.</summary>
public sealed class DataChannel
{
    /// <summary>Creates an empty channel.</summary>
    public DataChannel() { }

    /// <summary>Creates a channel for an ML input channel, with the same name.</summary>
    /// <param name="channel">The ML input channel.</param>
    public DataChannel(MLInputChannel channel) => (ChannelName, MLInputChannelArn) = (channel.Name, channel.MLInputChannelArn);

    /// <summary>The name of the channel in the container: 1 to 64 letters, digits, dots, hyphens and underscores. Required.</summary>
    public string? ChannelName { get; set; }

    /// <summary>The ARN of the ML input channel that provides the data. Required.</summary>
    public string? MLInputChannelArn { get; set; }

    /// <summary>How the data is distributed over instances: <c>FullyReplicated</c> (the service default) or
    /// <c>ShardedByS3Key</c>.</summary>
    public string? S3DataDistributionType { get; set; }

    /// <summary>Returns the name of the channel.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => ChannelName ?? "";
}
