namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// Memberships and collaborations are not made by this API. Every well-formed membership id is taken to exist, and belongs to one
/// collaboration whose id follows from it, so it is the same in every run.
/// </summary>
internal static class Membership
{
    public static string CollaborationOf(string membershipId) => Derived.Id($"collaboration of {membershipId}");
}
