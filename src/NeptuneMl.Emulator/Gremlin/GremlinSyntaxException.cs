namespace NeptuneMl.Emulator.Gremlin;

/// <summary>A text is not Gremlin, or uses a part of Gremlin that the emulator does not have.</summary>
/// <param name="reason">What is wrong.</param>
/// <param name="position">The position in the text, from 0.</param>
internal sealed class GremlinSyntaxException(string reason, int position) : Exception(reason)
{
    public int Position { get; } = position;
}
