namespace NeptuneMl;

/// <summary>A model or an endpoint configuration in SageMaker (API: <c>MlConfigDefinition</c>).</summary>
public sealed class ModelReference
{
    /// <summary>The name in SageMaker.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Returns the name, or else the ARN.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Name ?? Arn ?? "";
}
