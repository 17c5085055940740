using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Writes an audience of some size to S3 (API: <c>StartAudienceExportJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsAudienceExportJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(AudienceExportJob))]
[ApiOperation("StartAudienceExportJob")]
public sealed class StartCleanRoomsAudienceExportJobCommand : CleanRoomsStartCommand<AudienceExportJob>
{
    /// <summary>The ARN of the generation job whose audience to write.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>The name of the export: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>How the size is given: <c>ABSOLUTE</c>, a number of users, or <c>PERCENTAGE</c>. It has to be one of the configured model's.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("audienceSize.type")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The size: users or percent, 1 to 20,000,000. It has to be one of the configured model's.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Value")]
    [ApiMember<int?>("audienceSize.value")]
    public int? AudienceSizeValue { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>The size of the audience, whole: a hashtable, an object or JSON with the members of the API. Goes together with AudienceSizeType and AudienceSizeValue, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("audienceSize")]
    public object? AudienceSize { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<AudienceGenerationJob>("audienceGenerationJobArn", job => job.AudienceGenerationJobArn);

    private protected override Resource<AudienceExportJob> Resource => AudienceExportJobs.Resource;
}
