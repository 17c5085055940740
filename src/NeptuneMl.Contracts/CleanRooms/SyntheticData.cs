namespace NeptuneMl.CleanRooms;

/// <summary>The settings and the privacy scores of the synthetic data of an ML input channel (API:
/// <c>SyntheticDataConfiguration</c>).</summary>
public sealed class SyntheticData
{
    /// <summary>The privacy parameter epsilon, 0.0001 to 10: the smaller, the more noise (API:
    /// <c>syntheticDataParameters.epsilon</c>).</summary>
    [From("SyntheticDataParameters.Epsilon")]
    public double? Epsilon { get; set; }

    /// <summary>The maximum score of a membership inference attack, 0.5 to 1; with a higher score, no data is generated (API:
    /// <c>syntheticDataParameters.maxMembershipInferenceAttackScore</c>).</summary>
    [From("SyntheticDataParameters.MaxMembershipInferenceAttackScore")]
    public double? MaxMembershipInferenceAttackScore { get; set; }

    /// <summary>The columns with their types (API: <c>syntheticDataParameters.columnClassification.columnMapping</c>).</summary>
    [From("SyntheticDataParameters.ColumnClassification.ColumnMapping")]
    public SyntheticDataColumn[]? Columns { get; set; }

    /// <summary>The scores of membership inference attacks; null until the data has been generated (API:
    /// <c>syntheticDataEvaluationScores.dataPrivacyScores.membershipInferenceAttackScores</c>).</summary>
    [From("SyntheticDataEvaluationScores.DataPrivacyScores.MembershipInferenceAttackScores")]
    public MembershipInferenceAttackScore[]? MembershipInferenceAttackScores { get; set; }

    /// <summary>Returns epsilon.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"epsilon {Epsilon}");
}
