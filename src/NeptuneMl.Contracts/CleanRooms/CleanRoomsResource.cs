namespace NeptuneMl.CleanRooms;

/// <summary>A Clean Rooms ML resource that takes time to create. Creating, reading, listing and waiting return the same class.</summary>
public abstract class CleanRoomsResource : MLResource, INamedResource
{
    private protected CleanRoomsResource() { }

    /// <summary>The name given at creation.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the resource, under the property name that the tag cmdlets bind; null for a resource without an ARN, such as an
    /// export job.</summary>
    public abstract string? ResourceArn { get; }

    /// <summary>The description given at creation, or null.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public override JobState State => JobStates.OfCleanRooms(Status);

    /// <summary>The status code; null when the service gives no details (API: <c>statusDetails.statusCode</c>).</summary>
    [From("StatusDetails.StatusCode")]
    public string? StatusCode { get; init; }

    /// <summary>The status message of the service; null when the service gives no details (API: <c>statusDetails.message</c>).</summary>
    [From("StatusDetails.Message")]
    public string? StatusMessage { get; init; }

    /// <inheritdoc/>
    public override string? FailureReason =>
        State is JobState.Failed ? StatusMessage ?? StatusCode : null;

    /// <summary>The ID of the membership that the resource belongs to.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The ID of the collaboration that the resource belongs to.</summary>
    [From("CollaborationIdentifier", "CollaborationId")]
    public string? CollaborationIdentifier { get; init; }

    /// <summary>The account that created the resource; only the collaboration operations return it.</summary>
    public string? CreatorAccountId { get; init; }

    /// <summary>When the resource was last updated.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>The tags of the resource; only its own member sees them, and only with a Get operation.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The connection that the resource was created or read with. The next cmdlet in a pipeline uses it.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    private protected override DateTimeOffset? LastUpdate => UpdateTime;

    /// <summary>Returns the name and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Name : $"{Name} ({Status})";
}
