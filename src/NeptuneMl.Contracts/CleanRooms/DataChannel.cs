namespace NeptuneMl.CleanRooms;

/// <summary>
/// One input channel of a training (API: <c>ModelTrainingDataChannel</c>). A hashtable with these names converts to it:
/// <c>@{ ChannelName = 'train'; MLInputChannelArn = 'arn:…' }</c>. So does an ML input channel.
/// </summary>
public sealed class DataChannel
{
    /// <summary>A channel to be filled in.</summary>
    public DataChannel() { }

    /// <summary>An ML input channel, under its own name in the container.</summary>
    /// <param name="channel">The ML input channel.</param>
    public DataChannel(MLInputChannel channel) => (ChannelName, MLInputChannelArn) = (channel.Name, channel.MLInputChannelArn);

    /// <summary>The name of the channel in the container: 1 to 64 letters, digits, dots, hyphens and underscores. Required.</summary>
    public string? ChannelName { get; set; }

    /// <summary>The ARN of the ML input channel that it reads. Required.</summary>
    public string? MLInputChannelArn { get; set; }

    /// <summary>How the data is spread over instances: <c>FullyReplicated</c> (the service's default) or <c>ShardedByS3Key</c>.</summary>
    public string? S3DataDistributionType { get; set; }

    /// <summary>The name of the channel.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => ChannelName ?? "";
}
