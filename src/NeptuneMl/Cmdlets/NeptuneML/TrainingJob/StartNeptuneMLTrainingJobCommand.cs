namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a model training job (API: <c>StartMLModelTrainingJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTrainingJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainingJob))]
[ApiOperation("StartMLModelTrainingJob")]
public sealed class StartNeptuneMLTrainingJobCommand : NeptuneMLStartCommand<TrainingJob>
{
    /// <summary>The id of the completed data processing job whose output is used for training.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<DataProcessingJob>))]
    [ApiMember<string>]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The S3 location for the model artifacts. The job writes to its own folder below it.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainModelS3Location { get; set; }

    /// <summary>The maximum number of training jobs that hyperparameter tuning runs in total: 1 or more. AWS recommends at least 10 to get
    /// a good model. Default: 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPONumberOfTrainingJob")]
    [ApiMember<int?>]
    public int? MaxHPONumberOfTrainingJobs { get; set; }

    /// <summary>The maximum number of these training jobs that run at the same time: 1 or more. Default: 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPOParallelTrainingJob")]
    [ApiMember<int?>]
    public int? MaxHPOParallelTrainingJobs { get; set; }

    /// <summary>The type of the ML instance that trains the models. Default: ml.p3.2xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? TrainingInstanceType { get; set; }

    /// <summary>The volume size of the training instance in GB; the volume must hold the data and the model. Default: 0, which uses the
    /// size that data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? TrainingInstanceVolumeSizeInGB { get; set; }

    /// <summary>The maximum duration of the job in seconds: 1 or more. Default: 86,400 (a day).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingTimeOutInSecond")]
    [ApiMember<int?>]
    public int? TrainingTimeOutInSeconds { get; set; }

    /// <summary>The type of the CPU instance that prepares and manages the training. Default: chosen from the memory that the data and the
    /// model need.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>Trains on spot instances, which cost less and can be interrupted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter EnableManagedSpotTraining { get; set; }

    /// <summary>The id of a completed training job whose model is updated with the changed data, instead of training from the
    /// start.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TrainingJob>))]
    [ApiMember<string>]
    public string? PreviousModelTrainingJobId { get; set; }

    /// <summary>The S3 location of the Python module of a custom model. Required with a script of the module.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_SourceS3DirectoryPath")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("customModelTrainingParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>The name of the script that trains a custom model. Default: <c>training.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TrainingEntryPointScript")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("customModelTrainingParameters.trainingEntryPointScript")]
    public string? TrainingEntryPointScript { get; set; }

    /// <summary>The name of the script that computes the artifacts of the best model, for a custom model. Default:
    /// <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TransformEntryPointScript")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("customModelTrainingParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <summary>The parameters of a custom model as one hashtable, object or JSON text with the names of the API. Values that are also
    /// given by SourceS3DirectoryPath, TrainingEntryPointScript or TransformEntryPointScript must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("customModelTrainingParameters")]
    public object? CustomModelTrainingParameters { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<DataProcessingJob>("dataProcessingJobId", job => job.Id, InputSource.RolesOf);

    // AWS documents these members, and the SDK's model of the operation lacks them.
    private protected override string[] MissingInSdk => ["modelName", "maxWaitTime", "enableInterContainerTrafficEncryption"];

    private protected override Resource<TrainingJob> Resource => TrainingJobs.Resource;
}
