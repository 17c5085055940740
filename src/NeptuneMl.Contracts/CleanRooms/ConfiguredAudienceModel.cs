namespace NeptuneMl.CleanRooms;

/// <summary>
/// An audience model as it is offered to partners: where audiences go, how large they may be and what is told of them (API:
/// <c>CreateConfiguredAudienceModel</c>, <c>UpdateConfiguredAudienceModel</c>, <c>GetConfiguredAudienceModel</c>,
/// <c>ListConfiguredAudienceModels</c>). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class ConfiguredAudienceModel : CleanRoomsDefinition
{
    /// <summary>The ARN of the configured audience model.</summary>
    public required string ConfiguredAudienceModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredAudienceModelArn;

    /// <summary>The service's status text, of which there is one, <c>ACTIVE</c>; null when it has not been read yet.</summary>
    public string? Status { get; init; }

    /// <summary>The audience model behind it.</summary>
    public string? AudienceModelArn { get; init; }

    /// <summary>Where in S3 audiences are written (API: <c>outputConfig.destination.s3Destination.s3Uri</c>).</summary>
    [From("OutputConfig.Destination.S3Destination.S3Uri")]
    public string? OutputS3Uri { get; init; }

    /// <summary>The role that the service writes them under (API: <c>outputConfig.roleArn</c>).</summary>
    [From("OutputConfig.RoleArn")]
    public string? OutputRoleArn { get; init; }

    /// <summary>Which metrics of an audience are shared with whoever has it made: <c>ALL</c> or <c>NONE</c>.</summary>
    public string[]? SharedAudienceMetrics { get; init; }

    /// <summary>The fewest users of a seed that have to be known to the model.</summary>
    public int? MinMatchingSeedSize { get; init; }

    /// <summary>How sizes of audiences are given: <c>ABSOLUTE</c>, numbers of users, or <c>PERCENTAGE</c> (API: <c>audienceSizeConfig.audienceSizeType</c>).</summary>
    [From("AudienceSizeConfig.AudienceSizeType")]
    public string? AudienceSizeType { get; init; }

    /// <summary>The sizes that an audience may have (API: <c>audienceSizeConfig.audienceSizeBins</c>).</summary>
    [From("AudienceSizeConfig.AudienceSizeBins")]
    public int[]? AudienceSizeBins { get; init; }

    /// <summary>Whether what is made with it takes over its tags: <c>FROM_PARENT_RESOURCE</c> or <c>NONE</c>.</summary>
    public string? ChildResourceTagOnCreatePolicy { get; init; }
}
