namespace NeptuneMl.Emulator.Gremlin;

/// <param name="Kind">The kind of the token.</param>
/// <param name="Text">The name, the value of a string without its quotes and escapes, the number, or the symbol.</param>
/// <param name="Position">The position in the text, from 0.</param>
internal readonly record struct GremlinToken(GremlinTokenKind Kind, string Text, int Position);
