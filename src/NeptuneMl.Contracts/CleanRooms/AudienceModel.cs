namespace NeptuneMl.CleanRooms;

/// <summary>
/// An audience model, which has learnt from a training dataset how alike users are (API: <c>CreateAudienceModel</c>,
/// <c>GetAudienceModel</c>, <c>ListAudienceModels</c>). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class AudienceModel : CleanRoomsResource
{
    /// <summary>The ARN of the model.</summary>
    public required string AudienceModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => AudienceModelArn;

    /// <summary>The dataset that it learns from.</summary>
    public string? TrainingDatasetArn { get; init; }

    /// <summary>From when on data is taken into account, or null for all there is.</summary>
    public DateTimeOffset? TrainingDataStartTime { get; init; }

    /// <summary>Until when data is taken into account, or null for all there is.</summary>
    public DateTimeOffset? TrainingDataEndTime { get; init; }

    /// <summary>The KMS key it is encrypted with.</summary>
    public string? KmsKeyArn { get; init; }

    internal override string Kind => "audience model";

    internal override string Key => AudienceModelArn;
}
