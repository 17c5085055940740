namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a data processing job (API: <c>StartMLDataProcessingJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLDataProcessingJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(DataProcessingJob))]
[ApiOperation("StartMLDataProcessingJob")]
public sealed class StartNeptuneMLDataProcessingJobCommand : NeptuneMLStartCommand<DataProcessingJob>
{
    /// <summary>The S3 location of the exported graph, for example <c>s3://bucket/export</c>.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? InputDataS3Location { get; set; }

    /// <summary>The S3 location for the processed data. The job writes to its own folder below it.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? ProcessedDataS3Location { get; set; }

    /// <summary>The type of model to prepare the data for: <c>heterogeneous</c> or <c>kge</c>. Default: chosen by the service from the
    /// data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ModelType { get; set; }

    /// <summary>The name of the file in the export that describes how to load the data. Default:
    /// <c>training-data-configuration.json</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? ConfigFileName { get; set; }

    /// <summary>The id of a completed job on an earlier export of the same graph. The new job processes only the changes since
    /// then.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<DataProcessingJob>))]
    [ApiMember<string>]
    public string? PreviousDataProcessingJobId { get; set; }

    /// <summary>The type of the ML instance that processes the data. Default: the smallest ml.r5 type with ten times the memory of the size
    /// of the export.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? ProcessingInstanceType { get; set; }

    /// <summary>The volume size of the processing instance in GB; the volume must hold the input and the output. Default: 0, which lets the
    /// service choose.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? ProcessingInstanceVolumeSizeInGB { get; set; }

    /// <summary>The maximum duration of the job in seconds: 1 or more. Default: 86,400 (a day).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessingTimeOutInSecond")]
    [ApiMember<int?>]
    public int? ProcessingTimeOutInSeconds { get; set; }

    private protected override Resource<DataProcessingJob> Resource => DataProcessingJobs.Resource;
}
