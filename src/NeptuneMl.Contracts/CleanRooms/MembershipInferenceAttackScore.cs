namespace NeptuneMl.CleanRooms;

/// <summary>How well an attack tells whether a record was in the data (API: <c>MembershipInferenceAttackScore</c>).</summary>
public sealed class MembershipInferenceAttackScore
{
    /// <summary>The attack: <c>DISTANCE_TO_CLOSEST_RECORD_V1</c>.</summary>
    public string? AttackVersion { get; set; }

    /// <summary>The score: 0 to 1; 0.5 is no better than a guess.</summary>
    public double? Score { get; set; }

    /// <summary>The attack and the score.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AttackVersion}: {Score}");
}
