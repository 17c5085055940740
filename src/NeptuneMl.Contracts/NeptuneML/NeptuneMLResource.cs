namespace NeptuneMl;

/// <summary>A Neptune ML job or endpoint. Starting, reading, listing and waiting return the same class. Values that the service does not
/// return but later calls need (S3 locations, IDs of earlier jobs) are kept from the start request. They are null when the job was read,
/// adopted by <c>-Resume</c>, or looked up because no response was received.</summary>
public abstract class NeptuneMLResource : MLResource
{
    private protected NeptuneMLResource() { }

    /// <summary>The ID, chosen at the start. It is unique in the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>The ARN, from the response of the start request.</summary>
    public string? Arn { get; init; }

    /// <summary>The ARN of the Neptune role in the call that started, adopted or read the resource; later calls for it use the role too.
    /// Null when the call did not specify one.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The ARN of the SageMaker role in the call that started or adopted the resource; the next job uses the role too. Null when
    /// the call did not specify one.</summary>
    public string? SagemakerIamRoleArn { get; init; }

    /// <summary>The connection that the resource was started or read with. The next cmdlet in a pipeline uses it.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <inheritdoc/>
    public override string? FailureReason => Parts.FirstOrDefault(part => part?.FailureReason is { Length: > 0 })?.FailureReason;

    /// <inheritdoc/>
    public override string? LogUrl =>
        (Parts.FirstOrDefault(part => part is { FailureReason.Length: > 0, CloudwatchLogUrl: not null })
            ?? Parts.LastOrDefault(part => part?.CloudwatchLogUrl is not null))?.CloudwatchLogUrl;

    /// <summary>The stage that runs, or else the last one that has started: <c>processing</c>, <c>tuning</c> or <c>transform</c>. Null before
    /// the first stage, and for an endpoint.</summary>
    public string? Stage
    {
        get
        {
            string? stage = null;
            foreach ((string name, SageMakerResource? part) in StageNames.Zip(Parts))
            {
                if (part is null) continue;
                stage = name;
                if (!JobStates.OfNeptuneJob(part.Status).IsFinal()) break;
            }

            return stage;
        }
    }

    /// <summary>The SageMaker resources that it consists of, in the order in which they run.</summary>
    internal abstract IEnumerable<SageMakerResource?> Parts { get; }

    /// <summary>The names of the <see cref="Parts"/>; empty when they are no stages.</summary>
    internal virtual IReadOnlyList<string> StageNames => [];

    internal override string Key => Id;

    /// <summary>Returns the ID and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Id : $"{Id} ({Status})";
}
