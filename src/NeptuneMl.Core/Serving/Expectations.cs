namespace NeptuneMl.Core.Serving;

/// <summary>The predictions that are expected of a model, from a CSV file.</summary>
internal sealed class Expectations
{
    private const string NodeId = nameof(NodeId);
    private const string EdgeId = nameof(EdgeId);
    private const string Property = nameof(Property);
    private const string TargetLabel = nameof(TargetLabel);
    private const string Value = nameof(Value);
    private const string Tolerance = nameof(Tolerance);

    private const int BatchSize = 100;
    private const int MostShown = 3;

    private readonly List<Expectation> _all = [];

    private Expectations()
    {
    }

    /// <summary>Reads a file with the columns NodeId or EdgeId, Property and Value; also Tolerance, for a number, and TargetLabel, for a
    /// predicted node. A file of predictions that Export-Csv wrote has them too. Other columns are ignored.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="parameter">The parameter with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The file cannot be read, has no rows, or has one that is not valid.</exception>
    public static Expectations Read(string path, string parameter)
    {
        CsvFile file = CsvFile.Read(path, parameter);
        file.Require(Property, Value);
        Expectations expectations = new();
        foreach (CsvRow row in file.Rows) expectations._all.Add(Read(row));
        return expectations._all.Count > 0 ? expectations : throw file.Invalid("has no rows");
    }

    /// <summary>Asks an endpoint, and compares its predictions.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="maxMismatches">The most predictions that may differ or be missing.</param>
    /// <param name="maxLatencyInMilliseconds">The longest time of a query, or null. The first query is not measured, because a new endpoint
    /// may load its model then.</param>
    /// <returns>Why the test failed; null when it passed.</returns>
    /// <exception cref="NeptuneMLException">A query failed.</exception>
    public async Task<string?> TestAsync(
        CallContext context, MLEndpoint endpoint, int maxMismatches, double? maxLatencyInMilliseconds)
    {
        List<string> mismatches = [];
        double slowest = 0;
        bool isFirst = maxLatencyInMilliseconds is not null;
        foreach (IGrouping<InferenceQuery, Expectation> question in _all.GroupBy(expectation => expectation.Question))
        {
            InferenceQuery query = question.Key with { Endpoint = endpoint.Id, IamRoleArn = endpoint.NeptuneIamRoleArn };
            foreach (Expectation[] batch in question.Chunk(BatchSize))
            {
                string[] ids = [.. batch.Select(expectation => expectation.Id).Distinct()];
                if (isFirst) _ = await AskAsync(context, query, ids).ConfigureAwait(false);
                isFirst = false;
                IReadOnlyList<Prediction> predictions = await AskAsync(context, query, ids).ConfigureAwait(false);
                slowest = Math.Max(slowest, predictions.Select(prediction => prediction.LatencyInMilliseconds).DefaultIfEmpty().Max());
                foreach (Expectation expectation in batch)
                {
                    Prediction[] found = [.. predictions.Where(one => (one.NodeId ?? one.Edge) == expectation.Id)];
                    if (!Array.Exists(found, expectation.IsMet)) mismatches.Add(Describe(expectation, found.FirstOrDefault()));
                }
            }
        }

        if (mismatches.Count > maxMismatches)
        {
            string more = mismatches.Count > MostShown ? $"; and {mismatches.Count - MostShown} more" : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{mismatches.Count} of {_all.Count} predictions differ: {string.Join("; ", mismatches.Take(MostShown))}{more}");
        }

        return slowest > maxLatencyInMilliseconds
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"a query took {slowest:0.###} ms, and at most {maxLatencyInMilliseconds:0.###} ms are allowed")
            : null;
    }

    private static Task<IReadOnlyList<Prediction>> AskAsync(CallContext context, InferenceQuery query, string[] ids) =>
        Inference.PredictAsync(context, Inference.Prepare(context.Session, query.For(ids)), query, ids);

    private static string Describe(Expectation expectation, Prediction? found) =>
        $"{expectation.Question.Property} of {(expectation.Question.IsAboutEdges ? "edge" : "node")} '{expectation.Id}' is "
        + $"{(found is null ? "missing" : $"'{found}'")}, not '{expectation.Value}'";

    private static Expectation Read(CsvRow row)
    {
        string? node = row.Find(NodeId);
        string? edge = row.Find(EdgeId) ?? row.Find(nameof(Prediction.Edge));
        if (node is null == edge is null) throw row.Invalid($"must have either a {NodeId} or an {EdgeId}");
        double? tolerance = row.FindNumber(Tolerance);
        string? label = row.Find(TargetLabel);
        string value = row.Get(Value);
        if (tolerance is not null && label is not null) throw row.Invalid($"cannot have both a {Tolerance} and a {TargetLabel}");
        if (tolerance is not null && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw row.Invalid($"has a {Tolerance}, so its {Value} must be a number");
        InferenceQuery question = new()
        {
            Endpoint = "",
            Task = label is not null ? InferenceTask.OutgoingLink
                : tolerance is not null ? InferenceTask.Regression
                : InferenceTask.Classification,
            IsAboutEdges = edge is not null,
            Property = row.Get(Property),
            TargetLabel = label,
        };
        return new Expectation((node ?? edge)!, question, value, tolerance);
    }
}
