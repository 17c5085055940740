namespace NeptuneMl.Emulator.Signing;

/// <summary>A request that is refused before anything else is looked at, because of who signed it or how.</summary>
internal sealed class AccessException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
