namespace NeptuneMl.Core.Errors;

/// <summary>A change was sent, and no response says whether it took effect. The SDK does not retry this type, which has no
/// inner exception: the SDK retries any exception with an IOException in its chain.</summary>
// Internal: the standard constructors would have no caller.
#pragma warning disable CA1032
internal sealed class OutcomeUnknownException(Exception cause) : Exception(cause.Message);
#pragma warning restore CA1032
