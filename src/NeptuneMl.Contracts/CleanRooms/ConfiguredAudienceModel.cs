namespace NeptuneMl.CleanRooms;

/// <summary>An audience model with the settings for its use by partners: output location, audience sizes and shared metrics (API:
/// <c>CreateConfiguredAudienceModel</c>, <c>UpdateConfiguredAudienceModel</c>, <c>GetConfiguredAudienceModel</c>,
/// <c>ListConfiguredAudienceModels</c>). List operations return fewer members; the others are null.</summary>
public sealed class ConfiguredAudienceModel : CleanRoomsDefinition
{
    /// <summary>The ARN of the configured audience model.</summary>
    public required string ConfiguredAudienceModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredAudienceModelArn;

    /// <summary>The status, which is always <c>ACTIVE</c>; null until it has been read.</summary>
    public string? Status { get; init; }

    /// <summary>The ARN of the audience model.</summary>
    public string? AudienceModelArn { get; init; }

    /// <summary>The S3 location that audiences are exported to (API: <c>outputConfig.destination.s3Destination.s3Uri</c>).</summary>
    [From("OutputConfig.Destination.S3Destination.S3Uri")]
    public string? OutputS3Uri { get; init; }

    /// <summary>The ARN of the role that the service assumes to write audiences (API: <c>outputConfig.roleArn</c>).</summary>
    [From("OutputConfig.RoleArn")]
    public string? OutputRoleArn { get; init; }

    /// <summary>The metrics that are shared with the account that generates an audience: <c>ALL</c> or <c>NONE</c>.</summary>
    public string[]? SharedAudienceMetrics { get; init; }

    /// <summary>The minimum number of users of a seed audience that must match users of the training data.</summary>
    public int? MinMatchingSeedSize { get; init; }

    /// <summary>The unit of audience sizes: <c>ABSOLUTE</c> for numbers of users, or <c>PERCENTAGE</c> (API:
    /// <c>audienceSizeConfig.audienceSizeType</c>).</summary>
    [From("AudienceSizeConfig.AudienceSizeType")]
    public string? AudienceSizeType { get; init; }

    /// <summary>The allowed audience sizes (API: <c>audienceSizeConfig.audienceSizeBins</c>).</summary>
    [From("AudienceSizeConfig.AudienceSizeBins")]
    public int[]? AudienceSizeBins { get; init; }

    /// <summary>Whether resources created from this model receive its tags: <c>FROM_PARENT_RESOURCE</c> or <c>NONE</c>.</summary>
    public string? ChildResourceTagOnCreatePolicy { get; init; }
}
