namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Creates a configured audience model, with which partners generate audiences (API:
/// <c>CreateConfiguredAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredAudienceModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("CreateConfiguredAudienceModel")]
public sealed class NewCleanRoomsConfiguredAudienceModelCommand : CleanRoomsCreateCommand<ConfiguredAudienceModel>
{
    /// <summary>The ARN of the audience model, which must be ACTIVE.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceModelArn { get; set; }

    /// <summary>The name of the configured audience model: 1 to 63 characters, not only spaces.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The S3 location for audiences, for example s3://amzn-s3-demo-bucket/audiences.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("outputConfig.destination.s3Destination.s3Uri")]
    public string? OutputS3Uri { get; set; }

    /// <summary>The ARN of the IAM role with which the service writes audiences.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfig_RoleArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("outputConfig.roleArn")]
    public string? OutputRoleArn { get; set; }

    /// <summary>The metrics of an audience to share with the partner that generates it: ALL or NONE.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("SharedAudienceMetrics")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("sharedAudienceMetrics", Format = ParameterFormat.Separated)]
    public string[]? SharedAudienceMetric { get; set; }

    /// <summary>The minimum number of users in a seed that the model must know: 25 to 500,000. Default: 500, set by the service.</summary>
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

    /// <summary>The sizes that an audience can have: 1 to 25 values, each from 1 to 20,000,000 users or to 100 percent. Specify it together
    /// with <c>-AudienceSizeType</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeBins", "AudienceSizeConfig_AudienceSizeBin", "AudienceSizeConfig_AudienceSizeBins")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<int[]>("audienceSizeConfig.audienceSizeBins")]
    public int[]? AudienceSizeBin { get; set; }

    /// <summary>Whether audience generation jobs get the tags of the configured audience model: FROM_PARENT_RESOURCE or NONE. Default:
    /// chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ChildResourceTagOnCreatePolicy { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    /// <summary>The complete output configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-OutputS3Uri</c> or <c>-OutputRoleArn</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
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
        InputSource.Of<AudienceModel>("audienceModelArn", model => model.AudienceModelArn);

    private protected override Resource<ConfiguredAudienceModel> Resource => ConfiguredAudienceModels.Resource;
}
