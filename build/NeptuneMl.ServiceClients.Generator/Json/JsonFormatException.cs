namespace NeptuneMl.ServiceClients.Generator.Json;

/// <summary>The text is not valid JSON, or does not have the expected structure.</summary>
internal sealed class JsonFormatException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
