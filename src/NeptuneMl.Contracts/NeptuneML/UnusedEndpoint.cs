namespace NeptuneMl;

/// <summary>An endpoint that is not in use, returned by <c>Get-NeptuneMLEndpoint -Unused</c>. Pipe it to <c>Remove-NeptuneMLEndpoint</c>,
/// which asks once for all.</summary>
public sealed class UnusedEndpoint
{
    /// <summary>The ID of the endpoint.</summary>
    public required string Id { get; init; }

    /// <summary>The status text of the service.</summary>
    public string? Status { get; init; }

    /// <summary>Why it is not in use.</summary>
    public required UnusedReason Reason { get; init; }

    /// <summary>The reason in a sentence, with the failure, the later endpoint or the workflows.</summary>
    public required string Detail { get; init; }

    /// <summary>When the endpoint was created, from the piped endpoint or the journals of the workflows; null when neither has it, because
    /// Neptune does not return it.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The days since <see cref="CreationTime"/>; null when it is not known.</summary>
    public double? AgeInDays { get; init; }

    /// <summary>The instance type, from the piped endpoint; null when it is not known, because Neptune does not return it.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The number of instances, from the piped endpoint; null when it is not known.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>What the instances cost an hour, in the currency of the price file; null without a price file, for an unknown instance type
    /// or one that the file lacks, and for an endpoint that has failed.</summary>
    public double? CostPerHour { get; init; }

    /// <summary>The name of the SageMaker endpoint.</summary>
    public string? EndpointName { get; init; }

    /// <summary>The ARN of the Neptune role in the call that created or read the endpoint, which its removal uses too.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The connection over which the endpoint was read. The next cmdlet in a pipeline uses it.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <summary>Returns the ID and the reason.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => $"{Id} ({Reason})";
}
