namespace NeptuneMl.Core.Serving;

/// <summary>A prediction that is expected of a model.</summary>
/// <param name="Id">The node or edge.</param>
/// <param name="Question">The question, whose endpoint is a placeholder.</param>
/// <param name="Value">The class, the number, or the ID of the predicted node.</param>
/// <param name="Tolerance">The largest difference of a number; null for a class or a node.</param>
internal sealed record Expectation(string Id, InferenceQuery Question, string Value, double? Tolerance)
{
    /// <summary>Whether a prediction is as expected.</summary>
    public bool IsMet(Prediction prediction) => Tolerance is { } tolerance
        ? prediction.Value is IConvertible number and not string
            && Math.Abs(Convert.ToDouble(number, CultureInfo.InvariantCulture) - double.Parse(Value, CultureInfo.InvariantCulture))
                <= tolerance
        : prediction.ToString() == Value;
}
