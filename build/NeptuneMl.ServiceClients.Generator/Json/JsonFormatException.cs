namespace NeptuneMl.ServiceClients.Generator.Json;

/// <summary>The text is not JSON, or not of the shape that the reader of it needs.</summary>
internal sealed class JsonFormatException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
