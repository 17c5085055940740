namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>What tells the resources of one kind from those of another.</summary>
/// <param name="Title">What messages call it.</param>
/// <param name="Segment">What its resource names call it.</param>
/// <param name="ArnMember">The member that holds its resource name.</param>
internal sealed record ResourceKind(string Title, string Segment, string ArnMember)
{
    /// <summary>
    /// Whether a name can be used once only, in the collaboration or, outside of collaborations, in the account. Creating has no
    /// token against repetition and yet is idempotent, and creating a training dataset, which refers to nothing, knows conflicts:
    /// it is the name that is recognised.
    /// </summary>
    public bool HasUniqueNames { get; init; }

    /// <summary>The status code of what fails.</summary>
    public string FailureCode { get; init; } = "InternalError";
}
