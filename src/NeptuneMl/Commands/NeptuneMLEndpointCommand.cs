using System.Management.Automation;
using NeptuneMl.Binding;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates or updates an inference endpoint (API: <c>CreateMLEndpoint</c>).</summary>
public abstract class NeptuneMLEndpointCommand : NeptuneMLStartCommand<MLEndpoint>
{
    /// <summary>The parameter set in which a completed training job is named.</summary>
    private protected const string ByTrainingJob = nameof(ByTrainingJob);

    /// <summary>The parameter set in which a completed transform job is named.</summary>
    private protected const string ByTransformJob = nameof(ByTransformJob);

    private protected NeptuneMLEndpointCommand() { }

    /// <summary>The id of the completed training job whose model is served.</summary>
    [Parameter(ParameterSetName = ByTrainingJob, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The id of the completed transform job whose model is served.</summary>
    [Parameter(ParameterSetName = ByTransformJob, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember]
    public string? MLModelTransformJobId { get; set; }

    /// <summary>The completed training or transform job itself, from the pipeline.</summary>
    [Parameter(ParameterSetName = FromJob, Mandatory = true, ValueFromPipeline = true)]
    public NeptuneMLResource? InputObject { get; set; }

    /// <summary>
    /// The kind of model: <c>rgcn</c> for heterogeneous graphs; <c>kge</c>, <c>transe</c>, <c>distmult</c> or <c>rotate</c> for
    /// knowledge graphs. By default as processing chose.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember]
    public string? ModelName { get; set; }

    /// <summary>The instance type that serves. By default ml.m5.xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public int? InstanceCount { get; set; }

    /// <summary>The job that is served, taken from the pipeline's object.</summary>
    private protected (string Member, object? Value)[] Served =>
        [("mlModelTrainingJobId", (InputObject as TrainingJob)?.Id), ("mlModelTransformJobId", (InputObject as TransformJob)?.Id)];
}
