using System.Text.Json;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads the members of the files that training leaves. Unknown members are ignored, and missing ones are null.</summary>
internal static class MetricReader
{
    /// <summary>The metrics of a file: numbers by name, or by class or average and name, as scikit-learn reports them.</summary>
    public static IEnumerable<MetricValue> Metrics(JsonElement file, string dataset)
    {
        foreach (JsonProperty member in file.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty metric in member.Value.EnumerateObject())
                    if (Number(metric.Value) is { } number) yield return Metric(metric.Name, member.Name, number);
            }
            else if (Number(member.Value) is { } value)
            {
                yield return Metric(member.Name, null, value);
            }
        }

        MetricValue Metric(string name, string? label, double value) =>
            new() { Name = name, Label = label, Dataset = dataset, Value = value };
    }

    /// <summary>The objectives of the models in a configuration of hyperparameter tuning.</summary>
    public static TuningObjective[] Objectives(JsonElement file) =>
        file.TryGetProperty("models", out JsonElement models) && models.ValueKind == JsonValueKind.Array
            ? [.. models.EnumerateArray().Where(model => model.ValueKind == JsonValueKind.Object).Select(Objective)]
            : [];

    /// <summary>The text of a member; null when it is missing or has no text.</summary>
    public static string? Text(JsonElement? owner, string member) =>
        owner is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(member, out JsonElement value)
            ? value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: > 0 } text => Printable.Text(text),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    // The metric of a model of Neptune ML has a name, and that of a custom model an objective of SageMaker.
    private static TuningObjective Objective(JsonElement model)
    {
        JsonElement metric = model.TryGetProperty("eval_metric", out JsonElement found) ? found : default;
        JsonElement objective = metric.ValueKind == JsonValueKind.Object && metric.TryGetProperty("tuning_objective", out JsonElement own)
            ? own
            : default;
        return new TuningObjective
        {
            Model = Text(model, "model"),
            TaskType = Text(model, "task_type"),
            Metric = Text(metric, "metric") ?? Text(objective, "MetricName"),
            Direction = Text(objective, "Type"),
        };
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out double number) => number,
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };
}
