namespace NeptuneMl.CleanRooms;

/// <summary>
/// A job that hands the artifacts of a trained model to members (API: <c>StartTrainedModelExportJob</c>,
/// <c>ListCollaborationTrainedModelExportJobs</c>). The start answers nothing: until the job has been read, it has what was asked for.
/// </summary>
public sealed class TrainedModelExportJob : ExportJob
{
    /// <summary>The model that is exported.</summary>
    public required string TrainedModelArn { get; init; }

    /// <summary>The version of the model that is exported, or null when the service was left to choose or has not said.</summary>
    public string? TrainedModelVersionIdentifier { get; init; }

    /// <summary>The accounts that receive the artifacts (API: <c>outputConfiguration.members</c>).</summary>
    [From("OutputConfiguration.Members.AccountId")]
    public string[]? OutputMemberAccountId { get; init; }

    internal override string Kind => "trained model export job";
}
