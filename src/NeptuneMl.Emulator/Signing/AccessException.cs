namespace NeptuneMl.Emulator.Signing;

/// <summary>A request is rejected for its credentials or signature, before it is processed.</summary>
internal sealed class AccessException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
