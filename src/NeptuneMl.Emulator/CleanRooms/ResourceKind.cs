namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The properties of a resource type.</summary>
/// <param name="Title">The name of the type in messages.</param>
/// <param name="Segment">The name of the type in ARNs.</param>
/// <param name="ArnMember">The member of requests and responses that contains the ARN.</param>
internal sealed record ResourceKind(string Title, string Segment, string ArnMember)
{
    /// <summary>Whether names are unique, in the collaboration or, for resources of the account, in the account. Create requests have no
    /// idempotency token, yet the API declares them idempotent, and CreateTrainingDataset, which refers to no other resource, can return a
    /// ConflictException: so the service must compare names.</summary>
    public bool HasUniqueNames { get; init; }

    /// <summary>The status code of a resource whose creation failed.</summary>
    public string FailureCode { get; init; } = "InternalError";
}
