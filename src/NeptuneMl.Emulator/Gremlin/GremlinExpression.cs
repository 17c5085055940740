namespace NeptuneMl.Emulator.Gremlin;

/// <summary>A part of a query, as the parser reads it.</summary>
/// <param name="Position">The position in the text, from 0.</param>
internal abstract record GremlinExpression(int Position)
{
    /// <summary>A string.</summary>
    public sealed record Text(string Value, int Position) : GremlinExpression(Position);

    /// <summary>A number.</summary>
    public sealed record Number(double Value, int Position) : GremlinExpression(Position);

    /// <summary>A list in brackets.</summary>
    public sealed record Items(IReadOnlyList<GremlinExpression> Values, int Position) : GremlinExpression(Position);

    /// <summary>A traversal, a predicate such as <c>P.gte(9)</c>, or a word such as <c>value</c>.</summary>
    public sealed record Chain(IReadOnlyList<GremlinCall> Calls, int Position) : GremlinExpression(Position);
}
