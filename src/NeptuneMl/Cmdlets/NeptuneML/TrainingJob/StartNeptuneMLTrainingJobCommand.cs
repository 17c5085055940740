using System.Management.Automation;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a job that tunes and trains models on processed data (API: <c>StartMLModelTrainingJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTrainingJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainingJob))]
[ApiOperation("StartMLModelTrainingJob")]
public sealed class StartNeptuneMLTrainingJobCommand : NeptuneMLStartCommand<TrainingJob>
{
    /// <summary>The id of the new job. By default a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>The id of the completed data-processing job whose data is trained on.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The S3 location for the model artifacts.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? TrainModelS3Location { get; set; }

    /// <summary>The most training jobs that tuning may run. By default 2; 10 or more give a good model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPONumberOfTrainingJob")]
    [ApiMember<int?>]
    public int? MaxHPONumberOfTrainingJobs { get; set; }

    /// <summary>How many of them may run at the same time. By default 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPOParallelTrainingJob")]
    [ApiMember<int?>]
    public int? MaxHPOParallelTrainingJobs { get; set; }

    /// <summary>The instance type for training. By default ml.p3.2xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? TrainingInstanceType { get; set; }

    /// <summary>The volume of the training instance, in GB. By default, and with 0, as data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? TrainingInstanceVolumeSizeInGB { get; set; }

    /// <summary>Seconds that the job may take. By default 86,400 (a day).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingTimeOutInSecond")]
    [ApiMember<int?>]
    public int? TrainingTimeOutInSeconds { get; set; }

    /// <summary>The instance type that prepares and manages training. By default chosen by memory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>Trains on spot instances, cheaper and interruptible. By default not.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter EnableManagedSpotTraining { get; set; }

    /// <summary>The id of an earlier training job, to update its model with the changed data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? PreviousModelTrainingJobId { get; set; }

    /// <summary>For a custom model: the S3 location of its Python module.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_SourceS3DirectoryPath")]
    [ApiMember<string>("customModelTrainingParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>For a custom model: the script that trains. By default <c>training.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TrainingEntryPointScript")]
    [ApiMember<string>("customModelTrainingParameters.trainingEntryPointScript")]
    public string? TrainingEntryPointScript { get; set; }

    /// <summary>For a custom model: the script that computes the artifacts of the best model. By default <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TransformEntryPointScript")]
    [ApiMember<string>("customModelTrainingParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <summary>A model of your own, whole: a hashtable, an object or JSON with the members of the API. Goes together with SourceS3DirectoryPath, TrainingEntryPointScript and TransformEntryPointScript, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("customModelTrainingParameters")]
    public object? CustomModelTrainingParameters { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<DataProcessingJob>("dataProcessingJobId", job => job.Id, InputSource.RolesOf);

    // AWS documents these members, and the SDK's model of the operation lacks them.
    private protected override string[] MissingInSdk => ["modelName", "maxWaitTime", "enableInterContainerTrafficEncryption"];

    private protected override Resource<TrainingJob> Resource => TrainingJobs.Resource;
}
