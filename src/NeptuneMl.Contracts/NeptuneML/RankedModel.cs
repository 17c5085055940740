namespace NeptuneMl;

/// <summary>A model of a training job, with its position in the ranking.</summary>
public sealed class RankedModel
{
    /// <summary>The position in the ranking; 1 is the best model.</summary>
    public required int Position { get; init; }

    /// <summary>The name of the SageMaker training job, which <c>-TrainingJobName</c> of <c>Start-NeptuneMLTransformJob</c>
    /// accepts.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Returns the position and the name.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => FormattableString.Invariant($"{Position}. {Name ?? Arn}");
}
