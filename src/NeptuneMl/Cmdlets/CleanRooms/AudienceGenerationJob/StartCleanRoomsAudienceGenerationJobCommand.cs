namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Generates an audience of the users who are most similar to a seed (API: <c>StartAudienceGenerationJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsAudienceGenerationJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(AudienceGenerationJob))]
[ApiOperation("StartAudienceGenerationJob")]
public sealed class StartCleanRoomsAudienceGenerationJobCommand : CleanRoomsStartCommand<AudienceGenerationJob>
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The name of the job: 1 to 63 characters, not only spaces.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The complete seed, as a hashtable, an object or JSON with the names of the API. Parameters for its members override
    /// it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>]
    public object? SeedAudience { get; set; }

    /// <summary>The ARN of the IAM role with which the service reads the seed. Required here or in <c>-SeedAudience</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SeedAudience_RoleArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("seedAudience.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>The S3 location of the seed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DataSource_S3Uri", "SeedAudience_DataSource_S3Uri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("seedAudience.dataSource.s3Uri")]
    public string? S3Uri { get; set; }

    /// <summary>The SQL query that selects the seed: up to 500,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_QueryString", "SeedAudience_SqlParameters_QueryString")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("seedAudience.sqlParameters.queryString")]
    public string? QueryString { get; set; }

    /// <summary>The ARN of the Clean Rooms analysis template that selects the seed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_AnalysisTemplateArn", "SeedAudience_SqlParameters_AnalysisTemplateArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("seedAudience.sqlParameters.analysisTemplateArn")]
    public string? AnalysisTemplateArn { get; set; }

    /// <summary>The values for the parameters of the analysis template, as a hashtable. A name has 1 to 100 letters, digits and
    /// underscores, a value up to 1000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QueryParameters", "SqlParameters_Parameter", "SeedAudience_SqlParameters_Parameters")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("seedAudience.sqlParameters.parameters")]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>The type of the workers that run the query, for example CR.1X, CR.4X or CR.8X. Tab completion offers the known types; other
    /// values are sent unchanged. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Type", "SeedAudience_SqlComputeConfiguration_Worker_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("seedAudience.sqlComputeConfiguration.worker.type")]
    public string? WorkerType { get; set; }

    /// <summary>The number of workers that run the query: 2 to 1024. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Number", "SeedAudience_SqlComputeConfiguration_Worker_Number")]
    [ApiMember<int?>("seedAudience.sqlComputeConfiguration.worker.number")]
    public int? WorkerNumber { get; set; }

    /// <summary>The Spark properties for the workers, as a hashtable: up to 50, with names of up to 200 and values of up to 500
    /// characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SparkProperties", "SeedAudience_SqlComputeConfiguration_Worker_Properties_Spark")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("seedAudience.sqlComputeConfiguration.worker.properties.spark")]
    public IDictionary? SparkProperty { get; set; }

    /// <summary>Includes the users of the seed in the audience. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter IncludeSeedInOutput { get; set; }

    /// <summary>The collaboration of the job, a lowercase UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CollaborationIdentifier")]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationId { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Resource<AudienceGenerationJob> Resource => AudienceGenerationJobs.Resource;
}
