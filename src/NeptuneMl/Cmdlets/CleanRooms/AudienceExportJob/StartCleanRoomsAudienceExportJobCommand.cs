namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Exports an audience of a given size to Amazon S3 (API: <c>StartAudienceExportJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsAudienceExportJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(AudienceExportJob))]
[ApiOperation("StartAudienceExportJob")]
public sealed class StartCleanRoomsAudienceExportJobCommand : CleanRoomsStartCommand<AudienceExportJob>
{
    /// <summary>The ARN of the audience generation job.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? AudienceGenerationJobArn { get; set; }

    /// <summary>The name of the export job: 1 to 63 characters, not only spaces.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The unit of <c>-AudienceSizeValue</c>: ABSOLUTE for a number of users, or PERCENTAGE for a share of them. It must be that
    /// of the configured audience model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("audienceSize.type")]
    public string? AudienceSizeType { get; set; }

    /// <summary>The size of the audience: 1 to 20,000,000 users, or percent. It must be one of the sizes of the configured audience
    /// model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("AudienceSize_Value")]
    [ApiMember<int?>("audienceSize.value")]
    public int? AudienceSizeValue { get; set; }

    /// <summary>The complete size, as a hashtable, an object or JSON with the names of the API. Values that you also give with
    /// <c>-AudienceSizeType</c> or <c>-AudienceSizeValue</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("audienceSize")]
    public object? AudienceSize { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<AudienceGenerationJob>("audienceGenerationJobArn", job => job.AudienceGenerationJobArn);

    private protected override Resource<AudienceExportJob> Resource => AudienceExportJobs.Resource;
}
