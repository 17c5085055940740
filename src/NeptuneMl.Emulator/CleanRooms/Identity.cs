namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The ARN and the owner of a resource, with its tags.</summary>
internal sealed class Identity(ResourceKind kind, string arn, string accountId, string? membershipId)
{
    public ResourceKind Kind { get; } = kind;

    public string Arn { get; } = arn;

    public string AccountId { get; } = accountId;

    /// <summary>The membership that the resource belongs to; null for a resource of the account.</summary>
    public string? MembershipId { get; } = membershipId;

    public string? CollaborationId { get; } = membershipId is null ? null : Membership.CollaborationOf(membershipId);

    public TagSet Tags { get; } = new();

    /// <summary>Writes the ARN, as the response to a create request.</summary>
    public void WriteArn(Utf8JsonWriter output) => output.WriteString(Kind.ArnMember, Arn);

    public override string ToString() => $"{Kind.Title} '{Arn}'";
}
