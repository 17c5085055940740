using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Offers an audience model to partners (API: <c>CreateConfiguredAudienceModel</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of a model that is piped in to the model, or miss columns of a table.
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredAudienceModel", SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("CreateConfiguredAudienceModel")]
public sealed class NewCleanRoomsConfiguredAudienceModelCommand : CleanRoomsCreateCommand<ConfiguredAudienceModel>
{
    private const string ByArn = nameof(ByArn);
    private const string FromModel = nameof(FromModel);

    /// <summary>The audience model itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromModel, Mandatory = true, ValueFromPipeline = true)]
    public AudienceModel? InputObject { get; set; }

    /// <summary>The ARN of the audience model.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? AudienceModelArn { get; set; }

    /// <summary>The name of the configured audience model: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    // Not mandatory: the binder would take every input for a model then, and ask for a name that a row of a table has.
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>Where in S3 audiences are to be written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("S3Destination_S3Uri", "OutputConfig_Destination_S3Destination_S3Uri")]
    [ApiMember("outputConfig.destination.s3Destination.s3Uri")]
    public string OutputS3Uri { get; set; } = "";

    /// <summary>The ARN of the role that the service writes them under.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfig_RoleArn")]
    [ApiMember("outputConfig.roleArn")]
    public string OutputRoleArn { get; set; } = "";

    /// <summary>Which metrics of an audience to share with whoever has it made: <c>ALL</c> or <c>NONE</c>.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SharedAudienceMetrics")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("sharedAudienceMetrics")]
    public string[] SharedAudienceMetric { get; set; } = [];

    /// <summary>The fewest users of a seed that have to be known to the model: 25 to 500,000. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public int? MinMatchingSeedSize { get; set; }

    /// <summary>How sizes of audiences are given: <c>ABSOLUTE</c>, numbers of users, or <c>PERCENTAGE</c>. It goes with the sizes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeConfig_AudienceSizeType")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("audienceSizeConfig.audienceSizeType")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The sizes that an audience may have: 1 to 25 of them, each 1 to 20,000,000.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSizeBins", "AudienceSizeConfig_AudienceSizeBin", "AudienceSizeConfig_AudienceSizeBins")]
    [ApiMember("audienceSizeConfig.audienceSizeBins")]
    public int[]? AudienceSizeBin { get; set; }

    /// <summary>Whether what is made with it takes over its tags: <c>FROM_PARENT_RESOURCE</c> or <c>NONE</c>. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember]
    public string? ChildResourceTagOnCreatePolicy { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create(
        "configured audience model", "Create", InputObject, ConfiguredAudienceModels.Create, ("audienceModelArn", InputObject?.AudienceModelArn));
}
