using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Changes configured audience models, and emits them as they are then (API: <c>UpdateConfiguredAudienceModel</c>).</summary>
// No default parameter set: the binder would hold every table row to it.
[Cmdlet(VerbsData.Update, "CleanRoomsConfiguredAudienceModel", SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("UpdateConfiguredAudienceModel")]
public sealed class UpdateCleanRoomsConfiguredAudienceModelCommand : CleanRoomsUpdateCommand<ConfiguredAudienceModel>
{
    private const string ByArn = nameof(ByArn);
    private const string FromModel = nameof(FromModel);

    /// <summary>The configured audience model itself, from the pipeline. Only its ARN is taken from there, so that only what is given changes.</summary>
    [Parameter(ParameterSetName = FromModel, Mandatory = true, ValueFromPipeline = true)]
    public ConfiguredAudienceModel? InputObject { get; set; }

    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The ARN of another audience model to stand behind it.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? AudienceModelArn { get; set; }

    /// <summary>Where in S3 audiences are to be written. It goes with the role.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ApiMember("outputConfig.destination.s3Destination.s3Uri")]
    public string? OutputS3Uri { get; set; }

    /// <summary>The ARN of the role that the service writes them under. It goes with the place in S3.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("OutputConfig_RoleArn")]
    [ApiMember("outputConfig.roleArn")]
    public string? OutputRoleArn { get; set; }

    /// <summary>Which metrics of an audience to share with whoever has it made: <c>ALL</c> or <c>NONE</c>.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("SharedAudienceMetrics")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("sharedAudienceMetrics")]
    public string[]? SharedAudienceMetric { get; set; }

    /// <summary>The fewest users of a seed that have to be known to the model: 25 to 500,000.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public int? MinMatchingSeedSize { get; set; }

    /// <summary>How sizes of audiences are given: <c>ABSOLUTE</c>, numbers of users, or <c>PERCENTAGE</c>. It goes with the sizes.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("AudienceSizeConfig_AudienceSizeType")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("audienceSizeConfig.audienceSizeType")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The sizes that an audience may have: 1 to 25 of them, each 1 to 20,000,000.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("AudienceSizeBins", "AudienceSizeConfig_AudienceSizeBin", "AudienceSizeConfig_AudienceSizeBins")]
    [ApiMember("audienceSizeConfig.audienceSizeBins")]
    public int[]? AudienceSizeBin { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Apply(
        "configured audience model", "Update", InputObject, ConfiguredAudienceModels.PrepareUpdate,
        ("configuredAudienceModelArn", InputObject?.ConfiguredAudienceModelArn));
}
