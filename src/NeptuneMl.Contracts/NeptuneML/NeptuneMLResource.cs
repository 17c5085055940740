namespace NeptuneMl;

/// <summary>
/// A Neptune ML job or endpoint: the same class from start, get, list and wait. What the service does not return
/// but the next call needs (roles, S3 locations, the ids of earlier stages) is remembered from the request.
/// </summary>
public abstract class NeptuneMLResource : MLResource
{
    private protected NeptuneMLResource() { }

    /// <summary>The id, chosen at the start. It identifies the work within the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>The ARN, known from the start's answer.</summary>
    public string? Arn { get; init; }

    /// <summary>The role given when it was started, which later calls for it need as well; null when none was given.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The role given for SageMaker when it was started; null when none was given.</summary>
    public string? SagemakerIamRoleArn { get; init; }

    /// <summary>The connection it was started or read over; the next cmdlet in a pipeline uses it too.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <inheritdoc/>
    public override string? FailureReason => Parts.FirstOrDefault(part => part?.FailureReason is { Length: > 0 })?.FailureReason;

    /// <inheritdoc/>
    public override string? LogUrl =>
        (Parts.FirstOrDefault(part => part is { FailureReason.Length: > 0, CloudwatchLogUrl: not null })
            ?? Parts.LastOrDefault(part => part?.CloudwatchLogUrl is not null))?.CloudwatchLogUrl;

    /// <summary>The SageMaker resources behind it, in the order in which they run.</summary>
    internal abstract IEnumerable<SageMakerResource?> Parts { get; }

    internal override string Key => Id;

    /// <summary>The id and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Id : $"{Id} ({Status})";
}
