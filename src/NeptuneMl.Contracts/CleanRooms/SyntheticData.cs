namespace NeptuneMl.CleanRooms;

/// <summary>How the synthetic data of an ML input channel was made, and how private it is (API: <c>SyntheticDataConfiguration</c>).</summary>
public sealed class SyntheticData
{
    /// <summary>How much noise there is: 0.0001 to 10, less of it the larger the number (API: <c>syntheticDataParameters.epsilon</c>).</summary>
    [From("SyntheticDataParameters.Epsilon")]
    public double? Epsilon { get; set; }

    /// <summary>
    /// The score above which no data is made: 0.5 to 1 (API: <c>syntheticDataParameters.maxMembershipInferenceAttackScore</c>).
    /// </summary>
    [From("SyntheticDataParameters.MaxMembershipInferenceAttackScore")]
    public double? MaxMembershipInferenceAttackScore { get; set; }

    /// <summary>The columns and what they hold (API: <c>syntheticDataParameters.columnClassification.columnMapping</c>).</summary>
    [From("SyntheticDataParameters.ColumnClassification.ColumnMapping")]
    public SyntheticDataColumn[]? Columns { get; set; }

    /// <summary>
    /// How well an attack tells who is in the data, once it has been made
    /// (API: <c>syntheticDataEvaluationScores.dataPrivacyScores.membershipInferenceAttackScores</c>).
    /// </summary>
    [From("SyntheticDataEvaluationScores.DataPrivacyScores.MembershipInferenceAttackScores")]
    public MembershipInferenceAttackScore[]? MembershipInferenceAttackScores { get; set; }

    /// <summary>The noise.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"epsilon {Epsilon}");
}
