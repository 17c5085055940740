using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// Memberships and collaborations are not made by this API. Every well-formed membership id is taken to exist, and belongs to one
/// collaboration whose id follows from it, so it is the same in every run.
/// </summary>
internal static class Membership
{
    public static string CollaborationOf(string membershipId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes($"collaboration of {membershipId}"), hash);
        return new Guid(hash[..16]).ToString();
    }

    /// <summary>Refuses a resource name that belongs to another membership.</summary>
    public static void RequireOwn(string arn, string membershipId, string member)
    {
        if (!arn.Contains($":membership/{membershipId}/", StringComparison.Ordinal))
            throw CleanRoomsErrors.NotFound($"{member}: the membership '{membershipId}' has no resource '{arn}'.");
    }
}
