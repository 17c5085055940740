using System.Management.Automation;
using NeptuneMl.Binding;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates or updates an inference endpoint (API: <c>CreateMLEndpoint</c>).</summary>
public abstract class NeptuneMLEndpointCommand : NeptuneMLStartCommand<MLEndpoint>
{
    /// <summary>The parameter set in which a completed training job is named.</summary>
    /// <summary>The parameter set in which a completed transform job is named.</summary>
    private protected NeptuneMLEndpointCommand() { }

    /// <summary>The id of the completed training job whose model is served.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The id of the completed transform job whose model is served.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string>]
    public string? MLModelTransformJobId { get; set; }

    /// <summary>
    /// The kind of model: <c>rgcn</c> for heterogeneous graphs; <c>kge</c>, <c>transe</c>, <c>distmult</c> or <c>rotate</c> for
    /// knowledge graphs. By default as processing chose.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ModelName { get; set; }

    /// <summary>The instance type that serves. By default ml.m5.xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? InstanceCount { get; set; }

    /// <summary>The API's member for requests that are written for other clients: whether an existing endpoint is updated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter Update { get; set; }

    private protected override string Kind => "endpoint";

    private protected override InputSource Source => Job;

    /// <summary>The jobs whose models an endpoint serves.</summary>
    private protected static InputSource Job { get; } = InputSource
        .Of<TrainingJob>("mlModelTrainingJobId", job => job.Id, RolesOf)
        .Or<TransformJob>("mlModelTransformJobId", job => job.Id, RolesOf);
}
