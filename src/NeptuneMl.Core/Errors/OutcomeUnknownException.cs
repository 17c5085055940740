namespace NeptuneMl.Core.Errors;

/// <summary>
/// A change was sent, and no answer says whether it took effect. Not of a kind that the SDK repeats.
/// </summary>
// Thrown and caught only here; the usual constructors would have no caller.
#pragma warning disable CA1032
internal sealed class OutcomeUnknownException : Exception
#pragma warning restore CA1032
{
    // Not as the inner exception: the SDK repeats whatever has an IOException anywhere inside.
    public OutcomeUnknownException(Exception cause) : base(cause.Message)
    {
    }
}
