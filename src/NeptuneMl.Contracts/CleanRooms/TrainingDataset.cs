namespace NeptuneMl.CleanRooms;

/// <summary>
/// A training dataset: the table that audience models learn from (API: <c>CreateTrainingDataset</c>, <c>GetTrainingDataset</c>,
/// <c>ListTrainingDatasets</c>). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class TrainingDataset : CleanRoomsDefinition
{
    /// <summary>The ARN of the dataset.</summary>
    public required string TrainingDatasetArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => TrainingDatasetArn;

    /// <summary>The service's status text, which is <c>ACTIVE</c> from the beginning; null when it has not been read yet.</summary>
    public string? Status { get; init; }

    /// <summary>The role that the service reads the table under.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The tables, of which the API takes one today.</summary>
    public Dataset[]? TrainingData { get; init; }
}
