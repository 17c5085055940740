namespace NeptuneMl.CleanRooms;

/// <summary>
/// A configured model algorithm that a member lets a collaboration use, and the limits of that use (API:
/// <c>CreateConfiguredModelAlgorithmAssociation</c>, <c>GetConfiguredModelAlgorithmAssociation</c>,
/// <c>ListConfiguredModelAlgorithmAssociations</c> and their collaboration views). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class ConfiguredModelAlgorithmAssociation : CleanRoomsDefinition, IAlgorithmAssociated
{
    /// <summary>The ARN of the association.</summary>
    public required string ConfiguredModelAlgorithmAssociationArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => ConfiguredModelAlgorithmAssociationArn;

    /// <summary>The algorithm.</summary>
    public string? ConfiguredModelAlgorithmArn { get; init; }

    /// <summary>The membership it belongs to.</summary>
    public string? MembershipIdentifier { get; init; }

    /// <summary>The collaboration it belongs to.</summary>
    public string? CollaborationIdentifier { get; init; }

    /// <summary>The account that created it; only the collaboration's view has it.</summary>
    public string? CreatorAccountId { get; init; }

    /// <summary>What may leave the collaboration, or null when the algorithm's owner set no limits.</summary>
    public PrivacyConfiguration? PrivacyConfiguration { get; init; }
}
