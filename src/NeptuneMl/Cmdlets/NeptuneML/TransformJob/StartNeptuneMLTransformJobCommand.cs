using System.Management.Automation;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Starts a job that computes what an endpoint serves (API: <c>StartMLModelTransformJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "NeptuneMLTransformJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TransformJob))]
[ApiOperation("StartMLModelTransformJob")]
public sealed class StartNeptuneMLTransformJobCommand : NeptuneMLStartCommand<TransformJob>
{
    /// <summary>The id of the new job. By default a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>The id of the completed data-processing job. A piped training job that was started by this module carries it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? DataProcessingJobId { get; set; }

    /// <summary>The id of the completed training job.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The name of a completed SageMaker training job, instead of the two ids.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? TrainingJobName { get; set; }

    /// <summary>The S3 location for the artifacts.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? ModelTransformOutputS3Location { get; set; }

    /// <summary>The instance type. By default chosen by memory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? BaseProcessingInstanceType { get; set; }

    /// <summary>The volume of the instance, in GB. By default, and with 0, as data processing recommended.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? BaseProcessingInstanceVolumeSizeInGB { get; set; }

    /// <summary>For a custom model: the S3 location of its Python module.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_SourceS3DirectoryPath")]
    [ApiMember<string>("customModelTransformParameters.sourceS3DirectoryPath")]
    public string? SourceS3DirectoryPath { get; set; }

    /// <summary>For a custom model: the script that computes the artifacts. By default <c>transform.py</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CustomModelTransformParameters_TransformEntryPointScript")]
    [ApiMember<string>("customModelTransformParameters.transformEntryPointScript")]
    public string? TransformEntryPointScript { get; set; }

    /// <summary>A model of your own, whole: a hashtable, an object or JSON with the members of the API. Goes together with SourceS3DirectoryPath and TransformEntryPointScript, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("customModelTransformParameters")]
    public object? CustomModelTransformParameters { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainingJob>(
        "mlModelTrainingJobId", job => job.Id, job => [("dataProcessingJobId", job.DataProcessingJobId), .. InputSource.RolesOf(job)]);

    private protected override Resource<TransformJob> Resource => TransformJobs.Resource;
}
