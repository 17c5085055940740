namespace NeptuneMl.CleanRooms;

/// <summary>A training dataset: the table with the training data of audience models (API: <c>CreateTrainingDataset</c>,
/// <c>GetTrainingDataset</c>, <c>ListTrainingDatasets</c>). List operations return fewer members; the others are null.</summary>
public sealed class TrainingDataset : CleanRoomsDefinition
{
    /// <summary>The ARN of the dataset.</summary>
    public required string TrainingDatasetArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainingDatasetArn;

    /// <summary>The status, which is always <c>ACTIVE</c>; null until it has been read.</summary>
    public string? Status { get; init; }

    /// <summary>The ARN of the role that the service assumes to read the table.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The tables. The API currently allows one.</summary>
    public Dataset[]? TrainingData { get; init; }
}
