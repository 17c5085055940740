using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>What a resource is known by, and the tags on it.</summary>
internal sealed class Identity(ResourceKind kind, string arn, string accountId, string? membershipId)
{
    public ResourceKind Kind { get; } = kind;

    public string Arn { get; } = arn;

    public string AccountId { get; } = accountId;

    /// <summary>The membership that it belongs to; null for what belongs to the account.</summary>
    public string? MembershipId { get; } = membershipId;

    public string? CollaborationId { get; } = membershipId is null ? null : Membership.CollaborationOf(membershipId);

    public TagSet Tags { get; } = new();

    /// <summary>Writes the resource name, as the answer to what made the resource.</summary>
    public void WriteArn(Utf8JsonWriter output) => output.WriteString(Kind.ArnMember, Arn);

    public override string ToString() => $"{Kind.Title} '{Arn}'";
}
