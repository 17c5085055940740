namespace NeptuneMl.Emulator.Gremlin;

/// <summary>One link of a chain: a call of a step, or a word.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arguments">The arguments; null for a word without parentheses.</param>
/// <param name="Position">The position in the text, from 0.</param>
internal sealed record GremlinCall(string Name, IReadOnlyList<GremlinExpression>? Arguments, int Position);
