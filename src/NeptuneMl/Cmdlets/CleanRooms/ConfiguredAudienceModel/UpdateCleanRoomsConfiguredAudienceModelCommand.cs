using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Changes configured audience models, and emits them as they are then (API: <c>UpdateConfiguredAudienceModel</c>).</summary>
[Cmdlet(VerbsData.Update, "CleanRoomsConfiguredAudienceModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("UpdateConfiguredAudienceModel")]
public sealed class UpdateCleanRoomsConfiguredAudienceModelCommand : CleanRoomsUpdateCommand<ConfiguredAudienceModel>
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The ARN of another audience model to stand behind it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceModelArn { get; set; }

    /// <summary>Where in S3 audiences are to be written. It goes with the role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ApiMember<string>("outputConfig.destination.s3Destination.s3Uri")]
    public string? OutputS3Uri { get; set; }

    /// <summary>The ARN of the role that the service writes them under. It goes with the place in S3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfig_RoleArn")]
    [ApiMember<string>("outputConfig.roleArn")]
    public string? OutputRoleArn { get; set; }

    /// <summary>Which metrics of an audience to share with whoever has it made: <c>ALL</c> or <c>NONE</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SharedAudienceMetrics")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("sharedAudienceMetrics", Form = ParameterForm.Separated)]
    public string[]? SharedAudienceMetric { get; set; }

    /// <summary>The fewest users of a seed that have to be known to the model: 25 to 500,000.</summary>
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

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Where output goes and the role that writes it, whole: a hashtable, an object or JSON with the members of the API. Goes together with OutputS3Uri and OutputRoleArn, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("outputConfig")]
    public object? OutputConfig { get; set; }

    /// <summary>The sizes of audiences, whole: a hashtable, an object or JSON with the members of the API. Goes together with AudienceSizeType and AudienceSizeBin, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("audienceSizeConfig")]
    public object? AudienceSizeConfig { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Change<ConfiguredAudienceModel> Prepare(CleanRoomsSession session, ApiInput input) =>
        ConfiguredAudienceModels.PrepareUpdate(session, input);
}
