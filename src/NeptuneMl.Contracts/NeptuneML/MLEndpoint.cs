namespace NeptuneMl;

/// <summary>An inference endpoint that graph queries can call (API: <c>CreateMLEndpoint</c>, <c>GetMLEndpoint</c>).</summary>
public sealed class MLEndpoint : NeptuneMLResource
{
    /// <inheritdoc/>
    public override JobState State => JobStates.OfNeptuneEndpoint(Status);

    /// <summary>The training job it was created from, as given then; null otherwise.</summary>
    [From("MlModelTrainingJobId")]
    public string? SourceTrainingJobId { get; init; }

    /// <summary>The transform job it was created from, as given then; null otherwise.</summary>
    [From("MlModelTransformJobId")]
    public string? SourceTransformJobId { get; init; }

    /// <summary>The instance type asked for, or null for the service's default.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The number of instances asked for, or null for the service's default.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>The SageMaker endpoint (API: <c>endpoint</c>).</summary>
    public SageMakerResource? Endpoint { get; init; }

    /// <summary>The SageMaker endpoint configuration (API: <c>endpointConfig</c>).</summary>
    public ModelReference? EndpointConfig { get; init; }

    internal override string Kind => "endpoint";

    internal override IEnumerable<SageMakerResource?> Parts => [Endpoint];
}
