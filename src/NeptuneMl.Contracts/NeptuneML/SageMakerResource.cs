namespace NeptuneMl;

/// <summary>A SageMaker job or endpoint that Neptune ML runs on your behalf (API: <c>MlResourceDefinition</c>).</summary>
public sealed class SageMakerResource
{
    /// <summary>Its name in SageMaker.</summary>
    public string? Name { get; init; }

    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Its status, in SageMaker's words.</summary>
    public string? Status { get; init; }

    /// <summary>The S3 location of its output.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The address of its log in CloudWatch (API: <c>cloudwatchLogUrl</c>).</summary>
    public string? CloudwatchLogUrl { get; init; }

    /// <summary>The name and the status.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Status is null ? Name ?? "" : $"{Name} ({Status})";
}
