namespace NeptuneMl.Core.Errors;

/// <summary>A change was sent, and no response says whether it took effect. The SDK does not retry this type.</summary>
// Internal: the standard constructors would have no caller.
#pragma warning disable CA1032
internal sealed class OutcomeUnknownException : Exception
#pragma warning restore CA1032
{
    // No inner exception: the SDK retries any exception with an IOException in its chain.
    public OutcomeUnknownException(Exception cause) : base(cause.Message)
    {
    }
}
