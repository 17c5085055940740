namespace NeptuneMl.CleanRooms;

/// <summary>A Clean Rooms ML resource that takes time to make: the same class from create, get, list and wait.</summary>
public abstract class CleanRoomsResource : MLResource, INamedResource
{
    private protected CleanRoomsResource() { }

    /// <summary>Its name, chosen at creation.</summary>
    public required string Name { get; init; }

    /// <summary>Its own ARN, under the name that the cmdlets for tags bind; null for what has none, such as an export job.</summary>
    public abstract string? ResourceArn { get; }

    /// <summary>The description given at creation, or null.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public override JobState State => JobStates.OfCleanRooms(Status);

    /// <summary>The service's code for the status, when it gives details (API: <c>statusDetails.statusCode</c>).</summary>
    [From("StatusDetails.StatusCode")]
    public string? StatusCode { get; init; }

    /// <summary>The service's words on the status, when it gives details (API: <c>statusDetails.message</c>).</summary>
    [From("StatusDetails.Message")]
    public string? StatusMessage { get; init; }

    /// <inheritdoc/>
    public override string? FailureReason =>
        State is JobState.Failed ? StatusMessage ?? StatusCode : null;

    /// <summary>The membership it belongs to.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The collaboration it belongs to.</summary>
    [From("CollaborationIdentifier", "CollaborationId")]
    public string? CollaborationIdentifier { get; init; }

    /// <summary>The account that created it; only the collaboration's view has it.</summary>
    public string? CreatorAccountId { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>Its tags; only the member's view of one resource has them.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The connection it was created or read over; the next cmdlet in a pipeline uses it too.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>The name and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Name : $"{Name} ({Status})";
}
