using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Offers an audience model to partners (API: <c>CreateConfiguredAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredAudienceModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("CreateConfiguredAudienceModel")]
public sealed class NewCleanRoomsConfiguredAudienceModelCommand : CleanRoomsCreateCommand<ConfiguredAudienceModel>
{
    /// <summary>The ARN of the audience model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceModelArn { get; set; }

    /// <summary>The name of the configured audience model: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>Where in S3 audiences are to be written.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ApiMember<string>("outputConfig.destination.s3Destination.s3Uri")]
    public string? OutputS3Uri { get; set; }

    /// <summary>The ARN of the role that the service writes them under.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfig_RoleArn")]
    [ApiMember<string>("outputConfig.roleArn")]
    public string? OutputRoleArn { get; set; }

    /// <summary>Which metrics of an audience to share with whoever has it made: <c>ALL</c> or <c>NONE</c>.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("SharedAudienceMetrics")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("sharedAudienceMetrics", Form = ParameterForm.Separated)]
    public string[]? SharedAudienceMetric { get; set; }

    /// <summary>The fewest users of a seed that have to be known to the model: 25 to 500,000. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? MinMatchingSeedSize { get; set; }

    /// <summary>How sizes of audiences are given: <c>ABSOLUTE</c>, numbers of users, or <c>PERCENTAGE</c>. It goes with the sizes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeConfig_AudienceSizeType")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("audienceSizeConfig.audienceSizeType")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The sizes that an audience may have: 1 to 25 of them, each 1 to 20,000,000.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeBins", "AudienceSizeConfig_AudienceSizeBin", "AudienceSizeConfig_AudienceSizeBins")]
    [ApiMember<int[]>("audienceSizeConfig.audienceSizeBins")]
    public int[]? AudienceSizeBin { get; set; }

    /// <summary>Whether what is made with it takes over its tags: <c>FROM_PARENT_RESOURCE</c> or <c>NONE</c>. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ChildResourceTagOnCreatePolicy { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    /// <summary>Where output goes and the role that writes it, whole: a hashtable, an object or JSON with the members of the API. Goes together with OutputS3Uri and OutputRoleArn, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("outputConfig")]
    public object? OutputConfig { get; set; }

    /// <summary>The sizes of audiences, whole: a hashtable, an object or JSON with the members of the API. Goes together with AudienceSizeType and AudienceSizeBin, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("audienceSizeConfig")]
    public object? AudienceSizeConfig { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<AudienceModel>("audienceModelArn", model => model.AudienceModelArn);

    private protected override Resource<ConfiguredAudienceModel> Resource => ConfiguredAudienceModels.Resource;
}
