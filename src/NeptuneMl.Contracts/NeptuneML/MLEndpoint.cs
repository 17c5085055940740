namespace NeptuneMl;

/// <summary>An inference endpoint that graph queries can call (API: <c>CreateMLEndpoint</c>, <c>GetMLEndpoint</c>).</summary>
public sealed class MLEndpoint : NeptuneMLResource
{
    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneEndpoint(Status);

    /// <summary>The ID of the training job that the endpoint was created from; null when the endpoint was read or has another
    /// source.</summary>
    [From("MlModelTrainingJobId")]
    public string? SourceTrainingJobId { get; init; }

    /// <summary>The ID of the transform job that the endpoint was created from; null when the endpoint was read or has another
    /// source.</summary>
    [From("MlModelTransformJobId")]
    public string? SourceTransformJobId { get; init; }

    /// <summary>The instance type from the create request; null for the default of the service.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The number of instances from the create request; null for the default of the service.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>The SageMaker endpoint (API: <c>endpoint</c>).</summary>
    public SageMakerResource? Endpoint { get; init; }

    /// <summary>The SageMaker endpoint configuration (API: <c>endpointConfig</c>).</summary>
    public ModelReference? EndpointConfig { get; init; }

    /// <summary>The beginning of a Gremlin query that asks the endpoint, for a notebook: the endpoint by its ID and, when the endpoint has
    /// one, the role. Steps follow, such as <c>.V('movie_1').properties('genre').with('Neptune#ml.classification')</c>.</summary>
    public string QueryPrefix => $"g.with('Neptune#ml.endpoint',{GremlinString.Of(Id)})"
        + (NeptuneIamRoleArn is { } role ? $".with('Neptune#ml.iamRoleArn',{GremlinString.Of(role)})" : "");

    /// <summary>The ID of the endpoint that serves the model before, after a publication that keeps it; else null.</summary>
    public string? PreviousModelEndpointId { get; internal set; }

    internal override string Kind => "endpoint";

    internal override IEnumerable<SageMakerResource?> Parts => [Endpoint];
}
