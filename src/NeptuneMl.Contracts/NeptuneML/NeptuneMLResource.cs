namespace NeptuneMl;

/// <summary>
/// A Neptune ML job or endpoint: the same class from start, get, list and wait. What the service does not return
/// but the next call needs (S3 locations, the ids of earlier stages) is kept from the request when the service accepted the start.
/// It is null when the job was read, adopted by <c>-Resume</c>, or looked up after its response was lost.
/// </summary>
public abstract class NeptuneMLResource : MLResource
{
    private protected NeptuneMLResource() { }

    /// <summary>The id, chosen at the start. It identifies the work within the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>The ARN, known from the start's answer.</summary>
    public string? Arn { get; init; }

    /// <summary>The role given to the call that started, adopted or read it, which later calls for it need as well; null when none was given.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The role for SageMaker given to the call that started or adopted it, which the next stage uses as well; null when none was given.</summary>
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
