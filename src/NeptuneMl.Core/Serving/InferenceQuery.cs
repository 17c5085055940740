namespace NeptuneMl.Core.Serving;

/// <summary>A question to an inference endpoint, without the nodes or edges that it is about. The predicates are those of the page "Neptune
/// ML predicates used in Gremlin inference queries" of the Neptune user guide
/// (https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-gremlin-inference-query-predicates.html).</summary>
internal sealed record InferenceQuery
{
    /// <summary>The property key of scores, in queries and in results.</summary>
    public const string ScoreKey = "Neptune#ml.score";

    /// <summary>The id, the SageMaker name or the URL of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The role that invokes the endpoint, or null for that of the cluster parameter <c>neptune_ml_iam_role</c>.</summary>
    public string? IamRoleArn { get; init; }

    public InferenceTask Task { get; init; }

    /// <summary>Whether the ids are those of edges.</summary>
    public bool IsAboutEdges { get; init; }

    /// <summary>The property, or the label of the edge.</summary>
    public required string Property { get; init; }

    /// <summary>The label of the predicted nodes.</summary>
    public string? TargetLabel { get; init; }

    /// <summary>The most predictions for each node or edge, or null for the default of the engine, 1.</summary>
    public int? Limit { get; init; }

    /// <summary>The least score, or null.</summary>
    public double? ScoreThreshold { get; init; }

    public bool IsInductive { get; init; }

    public bool IsDeterministic { get; init; }

    public bool DisablesMetadataCache { get; init; }

    private bool IsLink => Task is InferenceTask.OutgoingLink or InferenceTask.IncomingLink;

    /// <summary>Returns the Gremlin text about nodes or edges. With several ids, each result has its node or edge, because a result alone
    /// does not tell; with one id the text has only steps that inductive inference supports too.</summary>
    public string For(IReadOnlyList<string> ids)
    {
        List<string> steps = Source();
        if (Limit is { } limit) steps.Add(string.Create(CultureInfo.InvariantCulture, $"with('Neptune#ml.limit',{limit})"));
        if (ScoreThreshold is { } least)
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"with('Neptune#ml.threshold',{least:0.0###############}D)"));
        steps.Add($"{(IsAboutEdges ? "E" : "V")}({string.Join(',', ids.Select(GremlinString.Of))})");
        if (ids.Count > 1) steps.Add("as('source')");
        steps.Add(Task switch
        {
            InferenceTask.Classification => $"properties({GremlinString.Of(Property)},'{ScoreKey}')",
            InferenceTask.Regression => $"properties({GremlinString.Of(Property)})",
            InferenceTask.OutgoingLink => $"out({GremlinString.Of(Property)})",
            _ => $"in({GremlinString.Of(Property)})",
        });
        steps.Add(Task switch
        {
            InferenceTask.Classification => With("classification"),
            InferenceTask.Regression => With("regression"),
            _ => With("prediction"),
        });
        if (IsInductive) steps.Add(With("inductiveInference"));
        if (IsDeterministic) steps.Add(With("deterministic"));
        if (DisablesMetadataCache) steps.Add(With("disableInductiveInferenceMetadataCache"));
        if (IsLink) steps.Add($"hasLabel({GremlinString.Of(TargetLabel!)})");
        if (ids.Count > 1) steps.Add("as('prediction').select('source','prediction')");
        return string.Join('.', steps);
    }

    /// <summary>Returns a classification of any one node.</summary>
    public string ForAnyNode() => string.Join(
        '.', [.. Source(), "V()", "limit(1)", $"properties({GremlinString.Of(Property)})", With("classification")]);

    private List<string> Source()
    {
        List<string> source = ["g", With("endpoint", Endpoint)];
        if (IamRoleArn is not null) source.Add(With("iamRoleArn", IamRoleArn));
        return source;
    }

    private static string With(string predicate) => $"with('Neptune#ml.{predicate}')";

    private static string With(string predicate, string value) => $"with('Neptune#ml.{predicate}',{GremlinString.Of(value)})";
}
