namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Parses one traversal by recursive descent:
/// <code>
/// query      = "g" { "." call } [ ";" ]
/// call       = name [ "(" [ expression { "," expression } ] ")" ]
/// expression = string | number | "[" [ expression { "," expression } ] "]" | call { "." call }
/// </code></summary>
internal sealed class GremlinParser
{
    // Deeper queries would only exhaust the stack.
    private const int MaxDepth = 64;

    private readonly List<GremlinToken> _tokens;
    private int _next;
    private int _depth;

    private GremlinParser(List<GremlinToken> tokens) => _tokens = tokens;

    private GremlinToken Current => _tokens[_next];

    /// <summary>Returns the calls after <c>g</c>.</summary>
    /// <exception cref="GremlinSyntaxException">The text is not a traversal.</exception>
    public static IReadOnlyList<GremlinCall> Parse(string text)
    {
        GremlinParser parser = new(GremlinLexer.Read(text));
        GremlinExpression.Chain chain = parser.ReadChain();
        parser.Accept(";");
        if (parser.Current.Kind != GremlinTokenKind.End)
            throw parser.Unexpected();
        return chain.Calls is [{ Name: "g", Arguments: null }, ..]
            ? [.. chain.Calls.Skip(1)]
            : throw new GremlinSyntaxException("a query begins with 'g'", 0);
    }

    private GremlinExpression ReadExpression()
    {
        GremlinToken token = Current;
        switch (token.Kind)
        {
            case GremlinTokenKind.Text:
                _next++;
                return new GremlinExpression.Text(token.Text, token.Position);
            case GremlinTokenKind.Number:
                _next++;
                return new GremlinExpression.Number(double.Parse(token.Text, CultureInfo.InvariantCulture), token.Position);
            case GremlinTokenKind.Symbol when token.Text == "[":
                _next++;
                return new GremlinExpression.Items(ReadList("]"), token.Position);
            default:
                return ReadChain();
        }
    }

    private GremlinExpression.Chain ReadChain()
    {
        int start = Current.Position;
        List<GremlinCall> calls = [];
        do
            calls.Add(ReadCall());
        while (Accept("."));
        return new GremlinExpression.Chain(calls, start);
    }

    private GremlinCall ReadCall()
    {
        GremlinToken name = Current;
        if (name.Kind != GremlinTokenKind.Name)
            throw Unexpected();
        _next++;
        return new GremlinCall(name.Text, Accept("(") ? ReadList(")") : null, name.Position);
    }

    private List<GremlinExpression> ReadList(string end)
    {
        if (++_depth > MaxDepth)
            throw new GremlinSyntaxException("the query is nested too deeply", Current.Position);
        List<GremlinExpression> items = [];
        if (!Accept(end))
        {
            do
                items.Add(ReadExpression());
            while (Accept(","));
            if (!Accept(end))
                throw Unexpected();
        }

        _depth--;
        return items;
    }

    private bool Accept(string symbol)
    {
        if (Current.Kind != GremlinTokenKind.Symbol || Current.Text != symbol)
            return false;
        _next++;
        return true;
    }

    private GremlinSyntaxException Unexpected() => new(
        Current.Kind == GremlinTokenKind.End ? "unexpected end of the query" : $"unexpected '{Current.Text}'", Current.Position);
}
