namespace NeptuneMl.Emulator.Gremlin;

/// <summary>A step of a traversal, with its modulators.</summary>
/// <param name="Name">The name of the step.</param>
/// <param name="Arguments">The arguments of the step.</param>
/// <param name="Position">The position in the text, from 0.</param>
internal sealed record GremlinStep(string Name, IReadOnlyList<GremlinExpression> Arguments, int Position)
{
    /// <summary>The keys of the <c>with()</c> modulators.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>The predicate that makes the step an inference, or null.</summary>
    public string? Task => With.FirstOrDefault(MLPredicates.Tasks.Contains);

    /// <summary>The string arguments.</summary>
    public IEnumerable<string> Texts => Arguments.OfType<GremlinExpression.Text>().Select(text => text.Value);

    /// <summary>The word that is the first argument, such as <c>value</c> or <c>label</c>, without the <c>T.</c> of its class; or
    /// null.</summary>
    public string? Word => Arguments is [GremlinExpression.Chain { Calls: [.., { Arguments: null } word] }, ..] ? word.Name : null;

    /// <summary>The traversals in the arguments.</summary>
    public IEnumerable<GremlinExpression.Chain> Children =>
        Arguments.OfType<GremlinExpression.Chain>().Where(chain => chain.Calls.Any(call => call.Arguments is not null));

    /// <summary>Reads the steps of a chain of calls.</summary>
    /// <exception cref="GremlinSyntaxException">A word is not a step, or a modulator has no step.</exception>
    public static IReadOnlyList<GremlinStep> Read(IEnumerable<GremlinCall> calls)
    {
        List<GremlinStep> steps = [];
        foreach (GremlinCall call in calls)
        {
            if (call is { Name: "__", Arguments: null } && steps.Count == 0)
                continue;
            IReadOnlyList<GremlinExpression> arguments =
                call.Arguments ?? throw new GremlinSyntaxException($"'{call.Name}' is not a step", call.Position);
            if (call.Name != "with")
            {
                steps.Add(new GremlinStep(call.Name, arguments, call.Position));
                continue;
            }

            string key = KeyOf(call);
            if (steps.Count == 0 || arguments.Count > 1 || MLPredicates.Settings.Contains(key))
                throw new GremlinSyntaxException($"with('{key}') modulates no step here", call.Position);
            steps[^1] = steps[^1] with { With = [.. steps[^1].With, key] };
        }

        return steps;
    }

    /// <summary>The predicate of a <c>with()</c>.</summary>
    /// <exception cref="GremlinSyntaxException">The call has none, or one that Neptune ML does not have.</exception>
    public static string KeyOf(GremlinCall call) =>
        call.Arguments is [GremlinExpression.Text { Value: string key }, ..]
            && (MLPredicates.Settings.Contains(key) || MLPredicates.Tasks.Contains(key) || MLPredicates.Modes.Contains(key))
            ? key
            : throw new GremlinSyntaxException("with() has no predicate of Neptune ML", call.Position);
}
