namespace NeptuneMl;

/// <summary>A metric of a trained model.</summary>
public sealed class MetricValue
{
    /// <summary>The name that the training gave the metric, such as <c>accuracy</c>, <c>MSE</c>, <c>mrr</c> or <c>precision</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The class or average that the metric is for, such as <c>macro avg</c>; null for the whole model.</summary>
    public string? Label { get; init; }

    /// <summary>The data that was evaluated: <c>Validation</c> or <c>Test</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The value. <c>NaN</c> when the training could not compute it.</summary>
    public required double Value { get; init; }

    /// <summary>Returns the label, the name and the value.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString()
    {
        string name = Label is null ? Name : $"{Label} {Name}";
        return FormattableString.Invariant($"{name} = {Value:0.####}");
    }
}
