using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Finds the users who are most like those of a seed (API: <c>StartAudienceGenerationJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsAudienceGenerationJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(AudienceGenerationJob))]
[ApiOperation("StartAudienceGenerationJob")]
public sealed class StartCleanRoomsAudienceGenerationJobCommand : CleanRoomsStartCommand<AudienceGenerationJob>
{
    /// <summary>The ARN of the configured audience model to run.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The name of the job: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The whole of the seed as the API writes it: a hashtable, an object or JSON. The parameters for its parts replace what it says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>]
    public object? SeedAudience { get; set; }

    /// <summary>The ARN of the IAM role that the service reads the seed under. Required, here or in the whole seed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SeedAudience_RoleArn")]
    [ApiMember<string>("seedAudience.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>Where in S3 the seed is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DataSource_S3Uri", "SeedAudience_DataSource_S3Uri")]
    [ApiMember<string>("seedAudience.dataSource.s3Uri")]
    public string? S3Uri { get; set; }

    /// <summary>A SQL query that makes the seed: up to 500,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_QueryString", "SeedAudience_SqlParameters_QueryString")]
    [ApiMember<string>("seedAudience.sqlParameters.queryString")]
    public string? QueryString { get; set; }

    /// <summary>The ARN of an analysis template that makes the seed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_AnalysisTemplateArn", "SeedAudience_SqlParameters_AnalysisTemplateArn")]
    [ApiMember<string>("seedAudience.sqlParameters.analysisTemplateArn")]
    public string? AnalysisTemplateArn { get; set; }

    /// <summary>The parameters of the analysis template: a hashtable; names to 100 and values to 1000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QueryParameters", "SqlParameters_Parameter", "SeedAudience_SqlParameters_Parameters")]
    [ApiMember<IDictionary>("seedAudience.sqlParameters.parameters")]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>The type of the workers that run the query, such as <c>CR.1X</c>. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Type", "SeedAudience_SqlComputeConfiguration_Worker_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("seedAudience.sqlComputeConfiguration.worker.type")]
    public string? WorkerType { get; set; }

    /// <summary>The number of workers: 2 to 1024. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Number", "SeedAudience_SqlComputeConfiguration_Worker_Number")]
    [ApiMember<int?>("seedAudience.sqlComputeConfiguration.worker.number")]
    public int? WorkerNumber { get; set; }

    /// <summary>Settings of Spark on the workers: a hashtable, up to 50; names to 200 and values to 500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SparkProperties", "SeedAudience_SqlComputeConfiguration_Worker_Properties_Spark")]
    [ApiMember<IDictionary>("seedAudience.sqlComputeConfiguration.worker.properties.spark")]
    public IDictionary? SparkProperty { get; set; }

    /// <summary>Has the users of the seed in the audience too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter IncludeSeedInOutput { get; set; }

    /// <summary>The collaboration that the job is for: a UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CollaborationIdentifier")]
    [ApiMember<string>]
    public string? CollaborationId { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Resource<AudienceGenerationJob> Resource => AudienceGenerationJobs.Resource;
}
