using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Writes an audience of some size to S3 (API: <c>StartAudienceExportJob</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of a job that is piped in to the job.
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsAudienceExportJob", SupportsShouldProcess = true)]
[OutputType(typeof(AudienceExportJob))]
[ApiOperation("StartAudienceExportJob")]
public sealed class StartCleanRoomsAudienceExportJobCommand : CleanRoomsStartCommand<AudienceExportJob>
{
    private const string ByArn = nameof(ByArn);
    private const string FromJob = nameof(FromJob);

    /// <summary>The generation job itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromJob, Mandatory = true, ValueFromPipeline = true)]
    public AudienceGenerationJob? InputObject { get; set; }

    /// <summary>The ARN of the generation job whose audience to write.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>The name of the export: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    // Not mandatory beside a piped object: the binder would ask for it before it looks for it in the columns of a table.
    [Parameter(ParameterSetName = FromJob)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>How the size is given: <c>ABSOLUTE</c>, a number of users, or <c>PERCENTAGE</c>. It has to be one of the configured model's.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("audienceSize.type")]
    public string AudienceSizeType { get; set; } = "";

    /// <summary>The size: users or percent, 1 to 20,000,000. It has to be one of the configured model's.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Value")]
    [ApiMember("audienceSize.value")]
    public int AudienceSizeValue { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob)]
    [ApiMember]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Create("audience export job", "Start", InputObject, AudienceExportJobs.Start, ("audienceGenerationJobArn", InputObject?.AudienceGenerationJobArn));
}
