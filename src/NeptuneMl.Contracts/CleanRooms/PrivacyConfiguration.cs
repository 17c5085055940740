namespace NeptuneMl.CleanRooms;

/// <summary>The limits on the output of a configured model algorithm in a collaboration (API: <c>PrivacyConfiguration</c>). You can edit
/// the object and pass it to <c>New-CleanRoomsConfiguredModelAlgorithmAssociation</c> for another association.</summary>
public sealed class PrivacyConfiguration
{
    /// <summary>The limits by type of output. Required.</summary>
    public PrivacyPolicies? Policies { get; set; }

    /// <summary>Returns the limits as text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Policies}";
}
