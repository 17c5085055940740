namespace NeptuneMl.Emulator.Gremlin;

/// <summary>A query that is one Neptune ML inference, of the forms that the documentation has, with its errors:
/// https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-gremlin-exceptions.html</summary>
internal sealed class InferenceQuery
{
    private const int MaxLimit = 100;

    // https://docs.aws.amazon.com/neptune/latest/userguide/gremlin-step-support.html
    private static readonly string[] s_unoptimized =
    [
        "choose", "coin", "inject", "match", "math", "max", "mean", "min", "option", "optional", "path", "propertyMap", "sample", "skip",
        "tail", "timeLimit", "tree",
    ];

    private readonly Dictionary<string, GremlinExpression> _settings = new(StringComparer.Ordinal);
    private readonly List<string> _modes = [];
    private IReadOnlyList<GremlinStep> _siblings = [];

    private InferenceQuery(IReadOnlyList<GremlinCall> calls)
    {
        int first = 0;
        for (; first < calls.Count && calls[first] is { Name: "with" } call; first++)
        {
            string key = GremlinStep.KeyOf(call);
            if (call.Arguments!.Count == 2 && MLPredicates.Settings.Contains(key))
                _settings[key] = call.Arguments[1];
            else if (call.Arguments.Count == 1 && MLPredicates.Modes.Contains(key))
                _modes.Add(key);
            else
                throw new GremlinSyntaxException($"with('{key}') has the wrong number of arguments here", call.Position);
        }

        Steps = GremlinStep.Read(calls.Skip(first));
        if (Steps is not [{ Name: "V" or "E" }, ..])
            throw new GremlinSyntaxException("a traversal begins with V() or E()", calls.Count > first ? calls[first].Position : 0);
        Inference = Check();
    }

    public IReadOnlyList<GremlinStep> Steps { get; }

    /// <summary>The step that is the inference.</summary>
    public GremlinStep Inference { get; }

    /// <summary>The id, name or URL of the endpoint, or null.</summary>
    public string? Endpoint => TextOf(MLPredicates.Endpoint, "Invalid endpoint provided for external service query.");

    /// <summary>The role, or null for that of the cluster.</summary>
    public string? IamRoleArn => TextOf(MLPredicates.IamRoleArn, "Invalid IAM role ARN provided for external service query.");

    /// <summary>The most results for each vertex or edge.</summary>
    public int Limit { get; private set; } = 1;

    /// <summary>The least score of a result, or null.</summary>
    public double? Threshold { get; private set; }

    public bool IsInductive { get; private set; }

    /// <summary>The labels that the steps after a link prediction allow.</summary>
    public IReadOnlyList<string> PredictedLabels { get; private set; } = [];

    /// <exception cref="GremlinSyntaxException">The text is not a query of the documented form.</exception>
    /// <exception cref="ServiceException">The engine rejects the query.</exception>
    public static InferenceQuery Parse(string text) => new(GremlinParser.Parse(text));

    // In repeat() too, where an inference is an error of its own.
    private static IEnumerable<(GremlinStep Step, IReadOnlyList<GremlinStep> Siblings, bool IsRepeated)> All(
        IReadOnlyList<GremlinStep> steps, bool isRepeated = false) =>
        steps.SelectMany(step => step.Children.Where(child => child.Calls[0].Name is not ("P" or "TextP"))
            .SelectMany(child => All(GremlinStep.Read(child.Calls), isRepeated || step.Name == "repeat"))
            .Prepend((step, steps, isRepeated)));

    private GremlinStep Check()
    {
        (GremlinStep Step, IReadOnlyList<GremlinStep> Siblings, bool IsRepeated)[] all = [.. All(Steps)];
        string[] tasks = [.. all.SelectMany(found => found.Step.With).Where(MLPredicates.Tasks.Contains)];
        if (tasks.Contains(MLPredicates.Classification) && tasks.Contains(MLPredicates.Regression))
            throw NeptuneMLErrors.BothTasks;
        (GremlinStep Step, IReadOnlyList<GremlinStep> Siblings, bool IsRepeated)[] inferences =
            [.. all.Where(found => found.Step.Task is not null)];
        if (inferences.Length == 0)
            throw new GremlinSyntaxException("the query is no inference, and the emulator has no graph", Steps[0].Position);
        if (inferences.Length > 1 || tasks.Length > 1)
            throw NeptuneMLErrors.SeveralInferences;
        (GremlinStep inference, _siblings, bool isRepeated) = inferences[0];
        if (isRepeated)
            throw NeptuneMLErrors.InRepeat;

        IsInductive = _modes.Concat(inference.With).Contains(MLPredicates.InductiveInference);
        if (IsInductive && all.Any(found => s_unoptimized.Contains(found.Step.Name)))
            throw NeptuneMLErrors.UnoptimizedStep;
        if (inference.Task == MLPredicates.Prediction)
            CheckLink(inference);
        else
            CheckProperty(inference);
        ReadSettings();
        return inference;
    }

    private static void CheckProperty(GremlinStep inference)
    {
        if (inference.Name != "properties")
            throw new GremlinSyntaxException($"{inference.Task} modulates only properties()", inference.Position);
        string[] keys = [.. inference.Texts.Where(key => key != MLPredicates.Score)];
        bool hasScore = inference.Texts.Contains(MLPredicates.Score);
        if (keys.Length == 0)
            throw hasScore ? NeptuneMLErrors.OnlyScore : NeptuneMLErrors.NoPropertyKey;
        if (keys.Length > 1)
            throw hasScore ? NeptuneMLErrors.SeveralKeysWithScore : NeptuneMLErrors.SeveralPropertyKeys;
    }

    private void CheckLink(GremlinStep inference)
    {
        if (inference.Name == "both")
            throw NeptuneMLErrors.Both;
        if (inference.Name is not ("in" or "out"))
            throw new GremlinSyntaxException($"{inference.Task} modulates only in() and out()", inference.Position);
        if (inference.Arguments.Count == 0)
            throw NeptuneMLErrors.NoEdgeLabel;
        if (inference.Arguments.Count > 1)
            throw NeptuneMLErrors.SeveralEdgeLabels;
        PredictedLabels =
        [
            .. _siblings.SkipWhile(step => step.Position != inference.Position).Skip(1)
                .TakeWhile(step => step.Name is "hasLabel" or "has" or "as")
                .Where(step => step.Name == "hasLabel" || (step.Name == "has" && step.Word == "label"))
                .SelectMany(step => step.Texts),
        ];
        if (PredictedLabels.Count == 0)
            throw NeptuneMLErrors.NoVertexLabel;
        if (PredictedLabels.Count > 1)
            throw NeptuneMLErrors.SeveralVertexLabels;
    }

    private void ReadSettings()
    {
        if (_settings.TryGetValue(MLPredicates.Limit, out GremlinExpression? limit))
        {
            Limit = limit is GremlinExpression.Number { Value: >= 1 and <= MaxLimit and double count } && count == Math.Truncate(count)
                ? (int)count
                : throw NeptuneMLErrors.InvalidSetting(MLPredicates.Limit, $"an integer from 1 to {MaxLimit}");
        }

        if (_settings.TryGetValue(MLPredicates.Threshold, out GremlinExpression? threshold))
        {
            Threshold = threshold is GremlinExpression.Number { Value: double least }
                ? least
                : throw NeptuneMLErrors.InvalidSetting(MLPredicates.Threshold, "a number");
        }
    }

    private string? TextOf(string setting, string error) => !_settings.TryGetValue(setting, out GremlinExpression? value) ? null
        : value is GremlinExpression.Text { Value: string text } ? text
        : throw new ServiceException("InvalidParameterException", error);
}
