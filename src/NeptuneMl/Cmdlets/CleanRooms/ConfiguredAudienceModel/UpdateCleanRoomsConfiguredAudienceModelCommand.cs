namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Updates configured audience models (API: <c>UpdateConfiguredAudienceModel</c>).</summary>
[Cmdlet(VerbsData.Update, "CleanRoomsConfiguredAudienceModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("UpdateConfiguredAudienceModel")]
[AdditionalOperation("GetConfiguredAudienceModel")]
public sealed class UpdateCleanRoomsConfiguredAudienceModelCommand : CleanRoomsUpdateCommand<ConfiguredAudienceModel>
{
    /// <summary>The ARN of the configured audience model to update.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The ARN of another audience model to use, which must be ACTIVE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceModelArn { get; set; }

    /// <summary>The S3 location for audiences. Specify it together with <c>-OutputRoleArn</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("outputConfig.destination.s3Destination.s3Uri")]
    public string? OutputS3Uri { get; set; }

    /// <summary>The ARN of the IAM role with which the service writes audiences. Specify it together with <c>-OutputS3Uri</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfig_RoleArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("outputConfig.roleArn")]
    public string? OutputRoleArn { get; set; }

    /// <summary>The metrics of an audience to share with the partner that generates it: ALL or NONE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SharedAudienceMetrics")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("sharedAudienceMetrics", Format = ParameterFormat.Separated)]
    public string[]? SharedAudienceMetric { get; set; }

    /// <summary>The minimum number of users in a seed that the model must know: 25 to 500,000.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? MinMatchingSeedSize { get; set; }

    /// <summary>The unit of <c>-AudienceSizeBin</c>: ABSOLUTE for numbers of users, or PERCENTAGE for shares of all users. Specify both
    /// parameters together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeConfig_AudienceSizeType")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("audienceSizeConfig.audienceSizeType")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The sizes that an audience can have: 1 to 25 values, each from 1 to 20,000,000 users or to 100 percent. They replace the
    /// previous sizes. Specify them together with <c>-AudienceSizeType</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeBins", "AudienceSizeConfig_AudienceSizeBin", "AudienceSizeConfig_AudienceSizeBins")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<int[]>("audienceSizeConfig.audienceSizeBins")]
    public int[]? AudienceSizeBin { get; set; }

    /// <summary>The description of the resource: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>The complete output configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-OutputS3Uri</c> or <c>-OutputRoleArn</c> must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("outputConfig")]
    public object? OutputConfig { get; set; }

    /// <summary>The complete size configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-AudienceSizeType</c> or <c>-AudienceSizeBin</c> must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("audienceSizeConfig")]
    public object? AudienceSizeConfig { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Change<ConfiguredAudienceModel> Prepare(CleanRoomsSession session, ApiInput input) =>
        ConfiguredAudienceModels.PrepareUpdate(session, input);
}
