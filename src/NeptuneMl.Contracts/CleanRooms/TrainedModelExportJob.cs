namespace NeptuneMl.CleanRooms;

/// <summary>A job that exports the artifacts of a trained model to members (API: <c>StartTrainedModelExportJob</c>,
/// <c>ListCollaborationTrainedModelExportJobs</c>). The start operation returns no data: until the job has been read, its properties are
/// those of the request.</summary>
public sealed class TrainedModelExportJob : ExportJob
{
    /// <summary>The ARN of the exported model.</summary>
    public required string TrainedModelArn { get; init; }

    /// <summary>The version of the exported model; null when the request did not specify one and the job has not been read.</summary>
    public string? TrainedModelVersionIdentifier { get; init; }

    /// <summary>The IDs of the accounts that receive the artifacts (API: <c>outputConfiguration.members</c>).</summary>
    [From("OutputConfiguration.Members.AccountId")]
    public string[]? OutputMemberAccountId { get; init; }

    internal override string Kind => "trained model export job";
}
