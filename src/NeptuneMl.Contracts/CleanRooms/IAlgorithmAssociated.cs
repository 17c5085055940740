namespace NeptuneMl.CleanRooms;

/// <summary>What stands for an algorithm association in a membership, so that a model can be trained of it when it comes down the pipeline.</summary>
public interface IAlgorithmAssociated
{
    /// <summary>The membership it belongs to.</summary>
    string? MembershipIdentifier { get; }

    /// <summary>The algorithm association.</summary>
    string? ConfiguredModelAlgorithmAssociationArn { get; }
}
