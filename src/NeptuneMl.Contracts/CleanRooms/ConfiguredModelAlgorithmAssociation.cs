namespace NeptuneMl.CleanRooms;

/// <summary>The association of a configured model algorithm with a collaboration, with the limits of its use (API:
/// <c>CreateConfiguredModelAlgorithmAssociation</c>, <c>GetConfiguredModelAlgorithmAssociation</c>,
/// <c>ListConfiguredModelAlgorithmAssociations</c> and the corresponding collaboration operations). List operations return fewer members;
/// the others are null.</summary>
public sealed class ConfiguredModelAlgorithmAssociation : CleanRoomsDefinition, IAlgorithmAssociated
{
    /// <summary>The ARN of the association.</summary>
    public required string ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredModelAlgorithmAssociationArn;

    /// <summary>The ARN of the configured model algorithm.</summary>
    public string? ConfiguredModelAlgorithmArn { get; init; }

    /// <summary>The ID of the membership that the association belongs to.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The ID of the collaboration that the association belongs to.</summary>
    public string? CollaborationIdentifier { get; init; }

    /// <summary>The account that created the association; only the collaboration operations return it.</summary>
    public string? CreatorAccountId { get; init; }

    /// <summary>The limits on the output of the algorithm; null when its owner set none.</summary>
    public PrivacyConfiguration? PrivacyConfiguration { get; init; }
}
