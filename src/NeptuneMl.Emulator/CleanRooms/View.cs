namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The scope of a request: one membership, one collaboration, or the account, which can see all resources.</summary>
internal readonly record struct View(string? MembershipId, string? CollaborationId)
{
    public static View Of(OperationInput input) => new(Text(input, "membershipIdentifier"), Text(input, "collaborationIdentifier"));

    public bool Includes(Identity identity) =>
        (MembershipId is null || identity.MembershipId == MembershipId)
        && (CollaborationId is null || identity.CollaborationId == CollaborationId);

    private static string? Text(OperationInput input, string member) => input.Operation.Takes(member) ? input.Text(member) : null;
}
