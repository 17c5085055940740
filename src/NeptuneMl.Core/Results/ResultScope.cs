namespace NeptuneMl.Core.Results;

/// <summary>Members that requests and results take by name from the context of the call, and not from an input or a response.</summary>
/// <param name="Connection">The connection of the call.</param>
internal sealed record ResultScope(ServiceConnection? Connection = null)
{
    public string? Id { get; init; }

    public string? NeptuneIamRoleArn { get; init; }

    public string? SagemakerIamRoleArn { get; init; }

    public string? MembershipIdentifier { get; init; }

    public string? CollaborationIdentifier { get; init; }

    public string? TrainedModelArn { get; init; }

    public int? MaxItems { get; init; }
}
