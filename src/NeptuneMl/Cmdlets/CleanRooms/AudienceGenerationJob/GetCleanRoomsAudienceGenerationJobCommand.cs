using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Reads audience generation jobs (API: <c>GetAudienceGenerationJob</c>, <c>ListAudienceGenerationJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsAudienceGenerationJob", DefaultParameterSetName = "List")]
[OutputType(typeof(AudienceGenerationJob))]
[ApiOperation("GetAudienceGenerationJob", "ListAudienceGenerationJobs")]
public sealed class GetCleanRoomsAudienceGenerationJobCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of one job.</summary>
    [Parameter(ParameterSetName = "Job", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>From the pipeline: a configured audience model whose jobs to list.</summary>
    [Parameter(ParameterSetName = "Piped", Mandatory = true, ValueFromPipeline = true)]
    [ResultTransformation]
    public ConfiguredAudienceModel? InputObject { get; set; }

    /// <summary>Lists the jobs of one configured audience model only.</summary>
    // Not by property name: a job in the pipeline has one too, and is to be read alone.
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>Lists the jobs of one collaboration only: a UUID.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Piped")]
    [Alias("CollaborationIdentifier")]
    [ApiMember<string>]
    public string? CollaborationId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { } model) ReadAll(AudienceGenerationJobs.Resource.List!, model, ("configuredAudienceModelArn", model.ConfiguredAudienceModelArn));
        else Read(AudienceGenerationJobs.Resource, AudienceGenerationJobArn);
    }
}
