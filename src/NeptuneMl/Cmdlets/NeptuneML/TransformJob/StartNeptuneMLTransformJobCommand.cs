namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a model transform job (API: <c>StartMLModelTransformJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTransformJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TransformJob))]
[ApiOperation("StartMLModelTransformJob")]
public sealed class StartNeptuneMLTransformJobCommand : NeptuneMLStartCommand<TransformJob>
{
    /// <summary>The id of the completed data processing job whose output is transformed. A piped training job that this session started
    /// supplies it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<DataProcessingJob>))]
    [ApiMember<string>]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The id of the completed training job whose model is applied.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TrainingJob>))]
    [ApiMember<string>]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The name of a completed SageMaker training job, instead of the two job ids.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainingJobName { get; set; }

    /// <summary>The S3 location for the artifacts. The job writes to its own folder below it.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? ModelTransformOutputS3Location { get; set; }

    /// <summary>The type of the ML instance that runs the job. Default: chosen from the memory that the data and the model need.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>The volume size of the instance in GB; the volume must hold the data and the artifacts. Default: 0, which uses the size
    /// that data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? BaseProcessingInstanceVolumeSizeInGB { get; set; }

    /// <summary>The S3 location of the Python module of a custom model. It must be compatible with the parameters of the
    /// training.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_SourceS3DirectoryPath")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("customModelTransformParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>The name of the script that computes the artifacts of a custom model. Default: <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_TransformEntryPointScript")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("customModelTransformParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <summary>The parameters of a custom model as one hashtable, object or JSON text with the names of the API. Values that are also
    /// given by SourceS3DirectoryPath or TransformEntryPointScript must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("customModelTransformParameters")]
    public object? CustomModelTransformParameters { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainingJob>(
        "mlModelTrainingJobId", job => job.Id, job => [("dataProcessingJobId", job.DataProcessingJobId), .. InputSource.RolesOf(job)]);

    private protected override Resource<TransformJob> Resource => TransformJobs.Resource;
}
