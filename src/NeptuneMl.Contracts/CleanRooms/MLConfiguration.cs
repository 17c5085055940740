namespace NeptuneMl.CleanRooms;

/// <summary>Where a membership's models and their output go (API: <c>PutMLConfiguration</c>, <c>GetMLConfiguration</c>).</summary>
public sealed class MLConfiguration
{
    /// <summary>The membership.</summary>
    public required string MembershipIdentifier { get; init; }

    /// <summary>Where output is written (API: <c>defaultOutputLocation.destination.s3Destination.s3Uri</c>), or null.</summary>
    [From("DefaultOutputLocation.Destination.S3Destination.S3Uri")]
    public string? S3Uri { get; init; }

    /// <summary>The role that writes it (API: <c>defaultOutputLocation.roleArn</c>).</summary>
    [From("DefaultOutputLocation.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>When it was first set, or null when the service has not said yet.</summary>
    [From("CreateTime")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>How long ago it was first set. Null when <see cref="CreationTime"/> is.</summary>
    public TimeSpan? Age => DateTimeOffset.UtcNow - CreationTime;

    /// <summary>When it was last set, or null when the service has not said yet.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>The connection it was set or read over; the next cmdlet in a pipeline uses it too.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>The membership and the location.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{MembershipIdentifier}: {S3Uri}";
}
