namespace NeptuneMl.Emulator.Gremlin;

internal enum GremlinTokenKind
{
    Name,
    Text,
    Number,
    Symbol,
    End,
}
