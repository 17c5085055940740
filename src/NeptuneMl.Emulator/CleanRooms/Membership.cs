namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Memberships and collaborations belong to another API. The emulator accepts every well-formed membership ID and derives the ID
/// of its collaboration from it, so that it is the same in every run.</summary>
internal static class Membership
{
    public static string CollaborationOf(string membershipId) => Derived.Id($"collaboration of {membershipId}");
}
