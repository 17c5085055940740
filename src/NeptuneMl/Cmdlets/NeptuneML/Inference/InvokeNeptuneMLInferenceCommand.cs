using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Asks an inference endpoint for predictions about nodes or edges, through the cluster (API:
/// <c>ExecuteGremlinQuery</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "NeptuneMLInference",
    DefaultParameterSetName = PropertySet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Prediction), typeof(GremlinResponse))]
[ApiOperation("ExecuteGremlinQuery")]
public sealed class InvokeNeptuneMLInferenceCommand : NeptuneMLCommand
{
    private const string PropertySet = "Property";
    private const string LinkSet = "Link";
    private const string QuerySet = "Query";
    private const int DefaultBatchSize = 100;
    private const int MaxLimit = 100;
    private const int MaxBatchSize = 1000;

    private readonly List<(NeptuneSession Session, InferenceQuery Query, string Place, List<string> Ids)> _batches = [];

    /// <summary>The ids of the nodes.</summary>
    [Parameter(ParameterSetName = PropertySet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LinkSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [GraphIds]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? NodeId { get; set; }

    /// <summary>The ids of the edges, for a model of edges.</summary>
    [Parameter(ParameterSetName = PropertySet, ValueFromPipelineByPropertyName = true)]
    [Alias("Edge")]
    [ValidateNotNullOrEmpty]
    [GraphIds]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? EdgeId { get; set; }

    /// <summary>A text file with an id on each line.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The ids of <see cref="Path"/> and of piped text are those of edges.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    public SwitchParameter AsEdge { get; set; }

    /// <summary>The endpoint: its id, its name in SageMaker, or its URL. Not needed for a piped endpoint.</summary>
    [Parameter(ParameterSetName = PropertySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LinkSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [GraphIds(IsSingle = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<MLEndpoint>))]
    public string? EndpointId { get; set; }

    /// <summary>From the pipeline: endpoints, ids of nodes, or objects with the property NodeId or EdgeId.</summary>
    [Parameter(ParameterSetName = PropertySet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = LinkSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>The property that the model predicts.</summary>
    [Parameter(ParameterSetName = PropertySet, Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Property { get; set; }

    /// <summary>The property is a number. Without it, the property is a class.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    public SwitchParameter Regression { get; set; }

    /// <summary>The label of the edges that the model predicts.</summary>
    [Parameter(ParameterSetName = LinkSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? EdgeLabel { get; set; }

    /// <summary>The label of the nodes that the model predicts.</summary>
    [Parameter(ParameterSetName = LinkSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? TargetLabel { get; set; }

    /// <summary>Predicts the nodes that the edges come from. Without it, the nodes that they lead to.</summary>
    [Parameter(ParameterSetName = LinkSet)]
    public SwitchParameter Incoming { get; set; }

    /// <summary>The most predictions for each node or edge: 1 to 100. By default 1. Not for <see cref="Regression"/>.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    [ValidateRange(1, MaxLimit)]
    public int Limit { get; set; }

    /// <summary>The least score of a prediction: 0 to 1. Not for <see cref="Regression"/>.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    [ValidateRange(0.0, 1.0)]
    public double ScoreThreshold { get; set; }

    /// <summary>Computes the prediction from the graph as it is now, so that it also covers what was added after the training.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    public SwitchParameter Inductive { get; set; }

    /// <summary>Samples the neighbors of a node in the same way each time. Only with <see cref="Inductive"/>.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    public SwitchParameter Deterministic { get; set; }

    /// <summary>Reads the metadata of the model from S3 again, after an update of the endpoint. Only with
    /// <see cref="Inductive"/>.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    public SwitchParameter NoMetadataCache { get; set; }

    /// <summary>The role that invokes the endpoint. By default that of the piped endpoint, or of the cluster.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The number of nodes or edges in one query: 1 to 1000. By default 100, and 1 with <see cref="Inductive"/>.</summary>
    [Parameter(ParameterSetName = PropertySet)]
    [Parameter(ParameterSetName = LinkSet)]
    [ValidateRange(1, MaxBatchSize)]
    public int BatchSize { get; set; }

    /// <summary>A Gremlin text, which is sent as it is.</summary>
    [Parameter(ParameterSetName = QuerySet, Mandatory = true)]
    [Alias("GremlinQuery")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("gremlinQuery")]
    public string? Query { get; set; }

    /// <summary>The media type of the response, a version of GraphSON. By default that of the engine.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? Serializer { get; set; }

    /// <summary>Writes the response of the engine instead of predictions.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach ((NeptuneSession session, InferenceQuery query, string place, List<string> ids) in _batches)
            if (ids.Count > 0) Ask(session, query, place, ids);
        base.EndProcessing();
    }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        if (ParameterSetName == QuerySet)
        {
            SendQuery(session);
            return;
        }

        try
        {
            (InferenceQuery query, IEnumerable<string> ids) = Read();
            foreach (string id in ids) Add(session, query, id);
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
        }
    }

    private void SendQuery(NeptuneSession session)
    {
        if (PrepareOrReport(() => GremlinQueries.Execute.Prepare(session, ReadInput()), null) is not { } request) return;
        if (!Confirmation.ShouldProcess(this, Printable.Text($"the graph {Place}: {Query}"), QuerySet)) return;
        Func<CallContext, Task> send = context => Inference.QueryAsync(context, request);
        if (Raw) Calls.Read(Query, session, context => GremlinQueries.SendAsync(context, request));
        else Calls.Start(Query, session, send);
    }

    // The question, and what it is about: from the command line, else from the piped object.
    private (InferenceQuery Query, IEnumerable<string> Ids) Read()
    {
        (IEnumerable<string>? ids, bool areEdges) = ReadArguments();
        MLEndpoint? endpoint = null;
        string? endpointId = EndpointId;
        if (Record.Exists)
        {
            endpoint = ResultCopy.Restore<MLEndpoint>(Record.Value);
            InputRow? row = endpoint is null && ParameterConversion.Unwrap(Record.Value) is not string ? Record.Row : null;
            endpointId = Record.IsArgument(nameof(EndpointId)) ? EndpointId
                : endpoint?.Id ?? (row?.Find(nameof(EndpointId)) is { } cell ? ScalarConversion.ToText(cell, nameof(EndpointId)) : null);
            if (endpoint is not null && endpointId != endpoint.Id)
            {
                throw Failures.InvalidParameter(
                    nameof(EndpointId), endpointId, $"contradicts the piped endpoint, whose id is '{endpoint.Id}'");
            }

            if (endpoint is null && ids is not null)
            {
                throw Failures.InvalidParameter(
                    nameof(InputObject), null, "must be an endpoint, because the ids are specified on the command line");
            }

            if (endpoint is null) (ids, areEdges) = ReadPiped(row);
        }

        if (endpointId is null)
            throw Failures.InvalidParameter(nameof(EndpointId), null, "is required: specify the endpoint, or pipe it");
        if (ids is null)
            throw Failures.InvalidParameter(nameof(NodeId), null, "is required: specify -NodeId, -EdgeId or -Path, or pipe ids");
        return (QueryOf(endpointId, NeptuneIamRoleArn ?? endpoint?.NeptuneIamRoleArn, areEdges), ids);
    }

    private (IEnumerable<string>? Ids, bool AreEdges) ReadArguments()
    {
        bool hasNodes = NodeId is not null && Record.IsArgument(nameof(NodeId));
        bool hasEdges = EdgeId is not null && Record.IsArgument(nameof(EdgeId));
        if ((hasNodes ? 1 : 0) + (hasEdges ? 1 : 0) + (Path is null ? 0 : 1) > 1)
        {
            throw Failures.InvalidParameter(
                hasEdges ? nameof(EdgeId) : nameof(Path), null, "cannot be combined with another parameter that specifies ids");
        }

        return hasNodes ? (NodeId, false) : hasEdges ? (EdgeId, true) : Path is not null ? (ReadFile(Path), AsEdge) : (null, false);
    }

    private (IEnumerable<string> Ids, bool AreEdges) ReadPiped(InputRow? row)
    {
        if (row?.Find(nameof(NodeId)) is { } nodes) return (GraphIdsAttribute.Convert(nodes, nameof(NodeId))!, false);
        if ((row?.Find(nameof(EdgeId)) ?? row?.Find("Edge")) is { } edges) return (GraphIdsAttribute.Convert(edges, nameof(EdgeId))!, true);
        if (row is not null || ParameterConversion.IsEmpty(Record.Value))
        {
            throw Failures.InvalidParameter(
                nameof(InputObject), null,
                "must be an MLEndpoint, an id, or an object with the property NodeId or EdgeId, "
                + $"not {ScalarConversion.Describe(Record.Value)}");
        }

        return (GraphIdsAttribute.Convert(Record.Value, nameof(InputObject))!, AsEdge);
    }

    private IEnumerable<string> ReadFile(string path)
    {
        IEnumerable<string> lines;
        try
        {
            lines = System.IO.File.ReadLines(GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (Exception exception) when (exception is System.IO.IOException or UnauthorizedAccessException or RuntimeException
            or ArgumentException or NotSupportedException)
        {
            throw Failures.InvalidParameter(nameof(Path), path, $"cannot be read: {exception.Message.TrimEnd('.')}");
        }

        return lines.Select(line => line.Trim()).Where(line => line.Length > 0);
    }

    private InferenceQuery QueryOf(string endpointId, string? role, bool areEdges)
    {
        bool hasLimit = MyInvocation.BoundParameters.ContainsKey(nameof(Limit));
        bool hasThreshold = MyInvocation.BoundParameters.ContainsKey(nameof(ScoreThreshold));
        if (Regression && (hasLimit || hasThreshold))
        {
            throw Failures.InvalidParameter(
                hasLimit ? nameof(Limit) : nameof(ScoreThreshold), null,
                "does not apply to -Regression, which has one result without a score");
        }

        if (!Inductive && (Deterministic || NoMetadataCache))
            throw Failures.InvalidParameter(Deterministic ? nameof(Deterministic) : nameof(NoMetadataCache), null, "requires -Inductive");
        return new InferenceQuery
        {
            Endpoint = endpointId,
            IamRoleArn = role,
            Task = ParameterSetName == LinkSet ? Incoming ? InferenceTask.IncomingLink : InferenceTask.OutgoingLink
                : Regression ? InferenceTask.Regression
                : InferenceTask.Classification,
            IsAboutEdges = areEdges,
            Property = ParameterSetName == LinkSet ? EdgeLabel! : Property!,
            TargetLabel = TargetLabel,
            Limit = hasLimit ? Limit : null,
            ScoreThreshold = hasThreshold ? ScoreThreshold : null,
            IsInductive = Inductive,
            IsDeterministic = Deterministic,
            DisablesMetadataCache = NoMetadataCache,
        };
    }

    // Ids of the same question share a query.
    private void Add(NeptuneSession session, InferenceQuery query, string id)
    {
        int index = _batches.FindIndex(batch => batch.Session == session && batch.Query == query);
        if (index < 0)
        {
            index = _batches.Count;
            _batches.Add((session, query, Place, []));
        }

        List<string> ids = _batches[index].Ids;
        if (!ids.Contains(id)) ids.Add(id);
        if (ids.Count < (BatchSize > 0 ? BatchSize : Inductive ? 1 : DefaultBatchSize)) return;
        _batches.RemoveAt(index);
        Ask(session, query, Place, ids);
    }

    private void Ask(NeptuneSession session, InferenceQuery query, string place, List<string> ids)
    {
        string gremlin = query.For(ids);
        object target = ids.Count == 1 ? ids[0] : ids.ToArray();
        if (PrepareOrReport(() => Inference.Prepare(session, gremlin), target) is not { } request) return;
        if (!Confirmation.ShouldProcess(this, Printable.Text($"endpoint '{query.Endpoint}' {place}: {gremlin}"), QuerySet)) return;
        Calls.Start(target, session, context => Inference.AskAsync(context, request, query, ids));
    }
}
