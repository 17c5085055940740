using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a job that tunes and trains models on processed data (API: <c>StartMLModelTrainingJob</c>).</summary>
// No default parameter set: with one, the binder would prefer the id of a job that is piped in to the job, or miss columns of a table.
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTrainingJob", SupportsShouldProcess = true)]
[OutputType(typeof(TrainingJob))]
[ApiOperation("StartMLModelTrainingJob")]
public sealed class StartNeptuneMLTrainingJobCommand : NeptuneMLJobStartCommand<TrainingJob>
{
    /// <summary>The id of the new job. By default a new UUID.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob)]
    [ApiMember]
    public string? Id { get; set; }

    /// <summary>The id of the completed data-processing job whose data is trained on.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The completed data-processing job itself, from the pipeline.</summary>
    [Parameter(ParameterSetName = FromJob, Mandatory = true, ValueFromPipeline = true)]
    public DataProcessingJob? InputObject { get; set; }

    /// <summary>The S3 location for the model artifacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string TrainModelS3Location { get; set; } = "";

    /// <summary>The most training jobs that tuning may run. By default 2; 10 or more give a good model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPONumberOfTrainingJob")]
    [ApiMember]
    public int? MaxHPONumberOfTrainingJobs { get; set; }

    /// <summary>How many of them may run at the same time. By default 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxHPOParallelTrainingJob")]
    [ApiMember]
    public int? MaxHPOParallelTrainingJobs { get; set; }

    /// <summary>The instance type for training. By default ml.p3.2xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember]
    public string? TrainingInstanceType { get; set; }

    /// <summary>The volume of the training instance, in GB. By default, and with 0, as data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public int? TrainingInstanceVolumeSizeInGB { get; set; }

    /// <summary>Seconds that the job may take. By default 86,400 (a day).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingTimeOutInSecond")]
    [ApiMember]
    public int? TrainingTimeOutInSeconds { get; set; }

    /// <summary>The instance type that prepares and manages training. By default chosen by memory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>Trains on spot instances, cheaper and interruptible. By default not.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public SwitchParameter EnableManagedSpotTraining { get; set; }

    /// <summary>The id of an earlier training job, to update its model with the changed data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? PreviousModelTrainingJobId { get; set; }

    /// <summary>For a custom model: the S3 location of its Python module.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_SourceS3DirectoryPath")]
    [ApiMember("customModelTrainingParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>For a custom model: the script that trains. By default <c>training.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TrainingEntryPointScript")]
    [ApiMember("customModelTrainingParameters.trainingEntryPointScript")]
    public string? TrainingEntryPointScript { get; set; }

    /// <summary>For a custom model: the script that computes the artifacts of the best model. By default <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTrainingParameters_TransformEntryPointScript")]
    [ApiMember("customModelTrainingParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Start("training job", InputObject, TrainingJobs.Start, ("dataProcessingJobId", InputObject?.Id));
}
