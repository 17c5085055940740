namespace NeptuneMl;

/// <summary>A SageMaker job or endpoint that Neptune ML runs for you (API: <c>MlResourceDefinition</c>).</summary>
public sealed class SageMakerResource
{
    /// <summary>The name in SageMaker.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The status text of SageMaker.</summary>
    public string? Status { get; init; }

    /// <summary>The S3 location of the output.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>The failure reason, or null.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The URL of the log in CloudWatch (API: <c>cloudwatchLogUrl</c>).</summary>
    public string? CloudwatchLogUrl { get; init; }

    /// <summary>Returns the name and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Name ?? "" : $"{Name} ({Status})";
}
