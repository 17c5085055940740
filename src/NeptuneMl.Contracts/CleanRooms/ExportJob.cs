namespace NeptuneMl.CleanRooms;

/// <summary>A Clean Rooms ML export job. It has no ARN and no Get operation. The list of the exports of its source identifies it by name
/// and creation time.</summary>
public abstract class ExportJob : CleanRoomsResource
{
    private protected ExportJob() { }

    /// <summary>Always null: an export job has no ARN and no tags.</summary>
    public override string? ResourceArn => null;

    /// <summary>When this object was created. For an export job that was just started, this is close to its creation time.</summary>
    internal DateTimeOffset SeenAt { get; } = DateTimeOffset.UtcNow;

    internal override string Key => Name;
}
