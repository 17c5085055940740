namespace NeptuneMl.CleanRooms;

/// <summary>The ML configuration of a membership: the default output location (API: <c>PutMLConfiguration</c>,
/// <c>GetMLConfiguration</c>).</summary>
public sealed class MLConfiguration
{
    /// <summary>The ID of the membership.</summary>
    public required string MembershipIdentifier { get; init; }

    /// <summary>The S3 location of the output, or null (API: <c>defaultOutputLocation.destination.s3Destination.s3Uri</c>).</summary>
    [From("DefaultOutputLocation.Destination.S3Destination.S3Uri")]
    public string? S3Uri { get; init; }

    /// <summary>The ARN of the role that the service assumes to write the output (API: <c>defaultOutputLocation.roleArn</c>).</summary>
    [From("DefaultOutputLocation.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>When the configuration was created; null until it has been read.</summary>
    [From("CreateTime")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When the configuration was last updated; null until it has been read.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>The connection that the configuration was set or read with. The next cmdlet in a pipeline uses it.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>Returns the membership and the location.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{MembershipIdentifier}: {S3Uri}";
}
