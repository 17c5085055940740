namespace NeptuneMl.CleanRooms;

/// <summary>A Clean Rooms ML resource that is available as soon as it is created; there is no status to wait for.</summary>
public abstract class CleanRoomsDefinition : INamedResource
{
    private protected CleanRoomsDefinition() { }

    /// <summary>The name given at creation.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the resource, under the property name that the tag cmdlets bind.</summary>
    public abstract string? ResourceArn { get; }

    /// <summary>The description given at creation, or null.</summary>
    public string? Description { get; init; }

    /// <summary>When the resource was created; null until it has been read.</summary>
    [From("CreateTime")]
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When the resource was last updated.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>The tags of the resource; only its owner sees them, and only with a Get operation.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The connection that the resource was created or read with. The next cmdlet in a pipeline uses it.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>Returns the name.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Name;
}
