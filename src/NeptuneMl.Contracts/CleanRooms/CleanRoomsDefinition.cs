namespace NeptuneMl.CleanRooms;

/// <summary>A Clean Rooms ML resource that exists as soon as it has been created: it has no status, and there is nothing to wait for.</summary>
public abstract class CleanRoomsDefinition : INamedResource
{
    private protected CleanRoomsDefinition() { }

    /// <summary>Its name, chosen at creation.</summary>
    public required string Name { get; init; }

    /// <summary>Its own ARN, under the name that the cmdlets for tags bind.</summary>
    public abstract string? ResourceArn { get; }

    /// <summary>The description given at creation, or null.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created, or null when the service has not said yet.</summary>
    [From("CreateTime")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>How long ago it was created. Null when <see cref="CreationTime"/> is.</summary>
    public TimeSpan? Age => DateTimeOffset.UtcNow - CreationTime;

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>Its tags; only the owner's view of one resource has them.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The connection it was created or read over; the next cmdlet in a pipeline uses it too.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>The name.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Name;
}
