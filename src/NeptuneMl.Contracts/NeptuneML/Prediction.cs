namespace NeptuneMl;

/// <summary>A prediction of an inference endpoint, returned by <c>Invoke-NeptuneMLInference</c>.</summary>
public sealed class Prediction
{
    /// <summary>The ID of the node that the prediction is about; null for an edge, and for a query of your own whose result does not have
    /// the node.</summary>
    public string? NodeId { get; init; }

    /// <summary>The ID of the edge that the prediction is about; null for a node.</summary>
    public string? Edge { get; init; }

    /// <summary>The property, or for a link prediction the label of the edge.</summary>
    public string? Property { get; init; }

    /// <summary>The class (text), the number, or for a link prediction the ID of the predicted node.</summary>
    public object? Value { get; init; }

    /// <summary>The confidence, from 0 to 1. Only classifications have one.</summary>
    public double? Score { get; internal set; }

    /// <summary>The endpoint that was asked; null for a query of your own.</summary>
    public string? EndpointId { get; init; }

    /// <summary>The milliseconds that the query took, retries included. Predictions of one query have the same.</summary>
    public double LatencyInMilliseconds { get; init; }

    /// <summary>The connection that the query was sent over.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <summary>Returns the value.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value}");
}
