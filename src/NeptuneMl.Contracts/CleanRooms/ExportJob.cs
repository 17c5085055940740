namespace NeptuneMl.CleanRooms;

/// <summary>
/// A Clean Rooms ML export. It has no ARN, and the API does not read one: the list of the exports of its source knows it by its
/// name and the time of its creation.
/// </summary>
public abstract class ExportJob : CleanRoomsResource
{
    private protected ExportJob() { }

    /// <summary>Null: an export has no ARN, and no tags.</summary>
    public override string? ResourceArn => null;

    /// <summary>When this object was made. Of an export that has just been started, about when the service created it.</summary>
    internal DateTimeOffset SeenAt { get; } = DateTimeOffset.UtcNow;

    internal override string Key => Name;
}
