namespace NeptuneMl;

/// <summary>A model or an endpoint configuration in SageMaker (API: <c>MlConfigDefinition</c>).</summary>
public sealed class ModelReference
{
    /// <summary>Its name in SageMaker.</summary>
    public string? Name { get; init; }

    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The name.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Name ?? Arn ?? "";
}
