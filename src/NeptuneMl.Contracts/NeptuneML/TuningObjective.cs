namespace NeptuneMl;

/// <summary>What hyperparameter tuning optimizes (file <c>model-hpo-configuration.json</c>).</summary>
public sealed class TuningObjective
{
    /// <summary>The model: <c>rgcn</c>, <c>transe</c>, <c>distmult</c>, <c>rotate</c> or <c>custom</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The task, such as <c>node_class</c> or <c>link_predict</c>.</summary>
    public string? TaskType { get; init; }

    /// <summary>The metric, such as <c>acc</c> or <c>MRR</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>The direction for a custom model: <c>Maximize</c> or <c>Minimize</c>; null when the file does not have it.</summary>
    public string? Direction { get; init; }

    /// <summary>Returns the direction and the metric.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Direction is null ? Metric ?? "" : $"{Direction} {Metric}";
}
