using System.Management.Automation;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a job that turns an exported graph into training data (API: <c>StartMLDataProcessingJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLDataProcessingJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(DataProcessingJob))]
[ApiOperation("StartMLDataProcessingJob")]
public sealed class StartNeptuneMLDataProcessingJobCommand : NeptuneMLStartCommand<DataProcessingJob>
{
    /// <summary>The id of the new job. By default a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>The S3 location of the exported graph, such as <c>s3://bucket/export</c>.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? InputDataS3Location { get; set; }

    /// <summary>The S3 location for the processed data.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? ProcessedDataS3Location { get; set; }

    /// <summary>The kind of model the data is for: <c>heterogeneous</c> or <c>kge</c>. By default the service chooses by the data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ModelType { get; set; }

    /// <summary>The file in the export that describes how to load it. By default <c>training-data-configuration.json</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? ConfigFileName { get; set; }

    /// <summary>The id of an earlier job on an older version of the graph, to process the changes only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? PreviousDataProcessingJobId { get; set; }

    /// <summary>The instance type. By default the smallest ml.r5 with ten times the memory of the export's size.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? ProcessingInstanceType { get; set; }

    /// <summary>The volume of the instance, in GB. By default, and with 0, the service chooses by the size of the data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? ProcessingInstanceVolumeSizeInGB { get; set; }

    /// <summary>Seconds that the job may take. By default 86,400 (a day).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessingTimeOutInSecond")]
    [ApiMember<int?>]
    public int? ProcessingTimeOutInSeconds { get; set; }

    private protected override Resource<DataProcessingJob> Resource => DataProcessingJobs.Resource;
}
