using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a job that computes what an endpoint serves (API: <c>StartMLModelTransformJob</c>).</summary>
// With this default the binder names the two ids when no source is given; the price is that a table row with columns of other
// types cannot name the other way.
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTransformJob", DefaultParameterSetName = ById, SupportsShouldProcess = true)]
[OutputType(typeof(TransformJob))]
[ApiOperation("StartMLModelTransformJob")]
public sealed class StartNeptuneMLTransformJobCommand : NeptuneMLJobStartCommand<TransformJob>
{
    private const string ByName = nameof(ByName);

    /// <summary>The id of the new job. By default a new UUID.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob)]
    [ApiMember]
    public string? Id { get; set; }

    /// <summary>The id of the completed data-processing job. A piped training job that was started by this module carries it.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromJob, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The id of the completed training job.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The completed training job itself, from the pipeline.</summary>
    [Parameter(ParameterSetName = FromJob, Mandatory = true, ValueFromPipeline = true)]
    public TrainingJob? InputObject { get; set; }

    /// <summary>The name of a completed SageMaker training job, instead of the two ids.</summary>
    [Parameter(ParameterSetName = ByName, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? TrainingJobName { get; set; }

    /// <summary>The S3 location for the artifacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string ModelTransformOutputS3Location { get; set; } = "";

    /// <summary>The instance type. By default chosen by memory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>The volume of the instance, in GB. By default, and with 0, as data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public int? BaseProcessingInstanceVolumeSizeInGB { get; set; }

    /// <summary>For a custom model: the S3 location of its Python module.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_SourceS3DirectoryPath")]
    [ApiMember("customModelTransformParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>For a custom model: the script that computes the artifacts. By default <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_TransformEntryPointScript")]
    [ApiMember("customModelTransformParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Start("transform job", InputObject, TransformJobs.Start, ("mlModelTrainingJobId", InputObject?.Id));
}
