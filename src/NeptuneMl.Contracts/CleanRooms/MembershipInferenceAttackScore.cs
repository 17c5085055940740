namespace NeptuneMl.CleanRooms;

/// <summary>The success of a membership inference attack, which guesses whether a record is in the original data (API:
/// <c>MembershipInferenceAttackScore</c>).</summary>
public sealed class MembershipInferenceAttackScore
{
    /// <summary>The version of the attack: <c>DISTANCE_TO_CLOSEST_RECORD_V1</c>.</summary>
    public string? AttackVersion { get; set; }

    /// <summary>The score, 0 to 1; 0.5 equals a random guess.</summary>
    public double? Score { get; set; }

    /// <summary>Returns the version of the attack and the score.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AttackVersion}: {Score}");
}
