namespace NeptuneMl.Core.CleanRooms;

/// <summary>Whose view of a collaboration's resources is read: a member's own, or that of the whole collaboration.</summary>
internal readonly record struct View(string? MembershipIdentifier, string? CollaborationIdentifier)
{
    public bool IsCollaboration => CollaborationIdentifier is not null;
}
