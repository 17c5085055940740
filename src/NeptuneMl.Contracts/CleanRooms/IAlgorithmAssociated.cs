namespace NeptuneMl.CleanRooms;

/// <summary>An object that names an algorithm association in a membership, and so can be piped to
/// <c>New-CleanRoomsTrainedModel</c>.</summary>
public interface IAlgorithmAssociated
{
    /// <summary>The ID of the membership.</summary>
    string? MembershipIdentifier { get; }

    /// <summary>The ARN of the configured model algorithm association.</summary>
    string? ConfiguredModelAlgorithmAssociationArn { get; }
}
