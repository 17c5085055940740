namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets audience export jobs (API: <c>ListAudienceExportJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsAudienceExportJob", DefaultParameterSetName = "List")]
[OutputType(typeof(AudienceExportJob))]
[ApiOperation("ListAudienceExportJobs")]
public sealed class GetCleanRoomsAudienceExportJobCommand : CleanRoomsReadCommand
{
    /// <summary>Lists only the exports of this audience generation job. You can also pipe the audience generation job. Default: none (all
    /// exports are listed).</summary>
    [Parameter(ParameterSetName = "List", Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>An audience export job from the pipeline, which is read again.</summary>
    [Parameter(ParameterSetName = "Piped", Mandatory = true, ValueFromPipeline = true)]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public AudienceExportJob? InputObject { get; set; }

    private protected override void Process()
    {
        if (InputObject is { } known) ReadAgain(AudienceExportJobs.Resource, known);
        else ReadAll(AudienceExportJobs.Resource.List!, AudienceGenerationJobArn);
    }
}
