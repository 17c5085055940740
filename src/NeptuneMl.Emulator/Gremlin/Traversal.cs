namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Runs an inference query over a sample graph, in which every id exists.</summary>
/// <param name="query">The query.</param>
/// <param name="model">The model that the endpoint serves.</param>
internal sealed class Traversal(InferenceQuery query, InferenceModel model)
{
    // What V() and E() without ids return.
    private const int SampleSize = 10;

    /// <summary>The results: entities, properties, paths (traversers), maps (arrays of pairs), texts and numbers.</summary>
    public IReadOnlyList<object> Run()
    {
        GremlinStep first = query.Steps[0];
        bool isEdge = first.Name == "E";
        string[] ids = first.Arguments.Count > 0
            ? [.. first.Arguments.SelectMany(IdsIn)]
            : [.. Enumerable.Range(1, SampleSize).Select(number => $"{(isEdge ? "rating" : "movie")}_{number}")];
        IEnumerable<Traverser> traversers = ids.Select(id => Traverser.At(GraphElement.Entity.Of(id, isEdge)));
        return [.. Apply(query.Steps.Skip(1), traversers).Select(traverser => traverser.Value)];
    }

    private static IEnumerable<string> IdsIn(GremlinExpression argument) => argument switch
    {
        GremlinExpression.Text { Value: string id } => [id],
        GremlinExpression.Items { Values: IReadOnlyList<GremlinExpression> items } => items.SelectMany(IdsIn),
        _ => throw new GremlinSyntaxException("an id is a string", argument.Position),
    };

    private IEnumerable<Traverser> Apply(IEnumerable<GremlinStep> steps, IEnumerable<Traverser> traversers) =>
        steps.Aggregate(traversers, (at, step) => Apply(step, at));

    private IEnumerable<Traverser> Apply(GremlinStep step, IEnumerable<Traverser> at) => step.Name switch
    {
        _ when step.Position == query.Inference.Position => at.SelectMany(traverser => Infer(step, traverser)),
        "as" => at.Select(traverser => traverser.As(step.Texts)),
        // The sample graph has no properties.
        "properties" => [],
        "union" => at.SelectMany(traverser => step.Children.SelectMany(child => Apply(GremlinStep.Read(child.Calls), [traverser]))),
        "select" => at.Select(traverser => traverser.To(Select(step, traverser))),
        "path" => at.Select(traverser => traverser.To(traverser)),
        "limit" when step.Arguments is [GremlinExpression.Number count] => at.Take((int)count.Value),
        "count" => [Traverser.At((long)at.Count())],
        "id" => at.Select(traverser => traverser.To(EntityAt(traverser, step).Id)),
        "label" => at.Select(traverser => traverser.To(EntityAt(traverser, step).Label)),
        "value" => at.Select(traverser => traverser.To(PropertyAt(traverser, step).Value)),
        "key" => at.Select(traverser => traverser.To(PropertyAt(traverser, step).Key)),
        "is" => at.Where(traverser => Allows(step, step.Arguments, traverser.Value)),
        "hasLabel" => at.Where(traverser => step.Texts.Contains(EntityAt(traverser, step).Label)),
        "hasId" => at.Where(traverser => step.Texts.Contains(EntityAt(traverser, step).Id)),
        "hasValue" => at.Where(traverser => Allows(step, step.Arguments, PropertyAt(traverser, step).Value)),
        "hasKey" => at.Where(traverser => Allows(step, step.Arguments, PropertyAt(traverser, step).Key)),
        "has" when step.Arguments.Count == 2 => at.Where(traverser => Allows(step, [step.Arguments[1]], Has(step, traverser))),
        _ => throw new GremlinSyntaxException($"the emulator has no step {step.Name}() with these arguments", step.Position),
    };

    private IEnumerable<Traverser> Infer(GremlinStep step, Traverser traverser)
    {
        GraphElement.Entity entity = EntityAt(traverser, step);
        switch (step.Task)
        {
            case MLPredicates.Prediction:
                string label = query.PredictedLabels[0];
                return Allowed(model.Links(entity, step.Name, step.Texts.First(), label))
                    .Select(link => traverser.To(new GraphElement.Entity(link.Value, label, IsEdge: false)));
            case MLPredicates.Regression:
                string number = step.Texts.First(text => text != MLPredicates.Score);
                return [traverser.To(new GraphElement.Property(entity, number, model.Number(entity, number)))];
            default:
                string key = step.Texts.First(text => text != MLPredicates.Score);
                bool hasScore = step.Texts.Contains(MLPredicates.Score);
                return Allowed(model.Classes(entity, key)).SelectMany(found => hasScore
                    ? new[]
                    {
                        traverser.To(new GraphElement.Property(entity, key, found.Value)),
                        traverser.To(new GraphElement.Property(entity, MLPredicates.Score, found.Score)),
                    }
                    : [traverser.To(new GraphElement.Property(entity, key, found.Value))]);
        }
    }

    private IEnumerable<(string Value, double Score)> Allowed(IEnumerable<(string Value, double Score)> ranked) =>
        ranked.Where(found => !(found.Score < query.Threshold)).Take(query.Limit);

    private static object Select(GremlinStep step, Traverser traverser)
    {
        (string Label, object Value)[] found = [.. step.Texts.Select(label => (label, traverser.Labelled(label)
            ?? throw new GremlinSyntaxException($"no step has the label '{label}'", step.Position)))];
        return found.Length == 1 ? found[0].Value : found;
    }

    private static object Has(GremlinStep step, Traverser traverser) => step.Word switch
    {
        "value" => PropertyAt(traverser, step).Value,
        "key" => PropertyAt(traverser, step).Key,
        "label" => EntityAt(traverser, step).Label,
        "id" => EntityAt(traverser, step).Id,
        _ => throw new GremlinSyntaxException("the emulator has has() only for value, key, label and id", step.Position),
    };

    private static GraphElement.Entity EntityAt(Traverser traverser, GremlinStep step) => traverser.Value as GraphElement.Entity
        ?? throw new GremlinSyntaxException($"{step.Name}() is not after vertices or edges", step.Position);

    private static GraphElement.Property PropertyAt(Traverser traverser, GremlinStep step) => traverser.Value as GraphElement.Property
        ?? throw new GremlinSyntaxException($"{step.Name}() is not after properties", step.Position);

    private static bool Allows(GremlinStep step, IReadOnlyList<GremlinExpression> arguments, object value)
    {
        foreach (GremlinExpression argument in arguments)
        {
            bool isAllowed = argument is GremlinExpression.Chain { Calls: [.., { Arguments: { } operands } predicate] }
                ? Holds(predicate, operands, value)
                : Compare(step, argument, value) == 0;
            if (isAllowed)
                return true;
        }

        return false;

        bool Holds(GremlinCall predicate, IReadOnlyList<GremlinExpression> operands, object actual) => (predicate.Name, operands) switch
        {
            ("eq", [var other]) => Compare(step, other, actual) == 0,
            ("neq", [var other]) => Compare(step, other, actual) != 0,
            ("gt", [var other]) => Compare(step, other, actual) > 0,
            ("gte", [var other]) => Compare(step, other, actual) >= 0,
            ("lt", [var other]) => Compare(step, other, actual) < 0,
            ("lte", [var other]) => Compare(step, other, actual) <= 0,
            ("within", _) => operands.Any(other => Compare(step, other, actual) == 0),
            ("without", _) => operands.All(other => Compare(step, other, actual) != 0),
            _ => throw new GremlinSyntaxException($"the emulator has no predicate {predicate.Name}()", predicate.Position),
        };
    }

    // Values of different types are never equal, and not ordered.
    private static double Compare(GremlinStep step, GremlinExpression expected, object actual) => (expected, actual) switch
    {
        (GremlinExpression.Text { Value: string text }, string value) => string.CompareOrdinal(value, text),
        (GremlinExpression.Number { Value: double number }, double value) => value.CompareTo(number),
        (GremlinExpression.Number { Value: double number }, long value) => ((double)value).CompareTo(number),
        (GremlinExpression.Text or GremlinExpression.Number, _) => double.NaN,
        _ => throw new GremlinSyntaxException($"{step.Name}() has an argument that is no value", expected.Position),
    };
}
