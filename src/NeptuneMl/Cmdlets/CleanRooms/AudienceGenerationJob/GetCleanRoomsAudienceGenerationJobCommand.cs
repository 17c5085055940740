namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets audience generation jobs (API: <c>GetAudienceGenerationJob</c>, <c>ListAudienceGenerationJobs</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsAudienceGenerationJob", DefaultParameterSetName = "List")]
[OutputType(typeof(AudienceGenerationJob))]
[ApiOperation("GetAudienceGenerationJob", "ListAudienceGenerationJobs")]
public sealed class GetCleanRoomsAudienceGenerationJobCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the job to get. Default: none (jobs are listed).</summary>
    [Parameter(ParameterSetName = "Job", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>A configured audience model from the pipeline, whose jobs to list.</summary>
    [Parameter(ParameterSetName = "Piped", Mandatory = true, ValueFromPipeline = true)]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ConfiguredAudienceModel? InputObject { get; set; }

    /// <summary>Lists only the jobs of this configured audience model.</summary>
    // Not by property name: a piped job has this property too, but only the job itself is read.
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>Lists only the jobs of this collaboration, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Piped")]
    [Alias("CollaborationIdentifier")]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationId { get; set; }

    private protected override void Process()
    {
        if (InputObject is { } model)
            ReadAll(AudienceGenerationJobs.Resource.List!, model, ("configuredAudienceModelArn", model.ConfiguredAudienceModelArn));
        else Read(AudienceGenerationJobs.Resource, AudienceGenerationJobArn);
    }
}
