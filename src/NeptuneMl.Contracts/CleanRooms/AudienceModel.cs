namespace NeptuneMl.CleanRooms;

/// <summary>An audience model, which learns the similarity of users from a training dataset (API: <c>CreateAudienceModel</c>,
/// <c>GetAudienceModel</c>, <c>ListAudienceModels</c>). List operations return fewer members; the others are null.</summary>
public sealed class AudienceModel : CleanRoomsResource
{
    /// <summary>The ARN of the model.</summary>
    public required string AudienceModelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => AudienceModelArn;

    /// <summary>The ARN of the training dataset.</summary>
    public string? TrainingDatasetArn { get; init; }

    /// <summary>The start of the period of the training data; null when it is not limited.</summary>
    public DateTimeOffset? TrainingDataStartTime { get; init; }

    /// <summary>The end of the period of the training data; null when it is not limited.</summary>
    public DateTimeOffset? TrainingDataEndTime { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the model; null when none was specified.</summary>
    public string? KmsKeyArn { get; init; }

    internal override string Kind => "audience model";

    internal override string Key => AudienceModelArn;
}
