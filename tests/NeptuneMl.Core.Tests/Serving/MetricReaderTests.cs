using System.Text.Json;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Core.Tests.Serving;

public sealed class MetricReaderTests
{
    [Theory]
    [InlineData("""{"MSE": 0.25}""", "MSE = 0.25")]
    [InlineData("""{"mrr": 0.5, "hits": [0.1, 0.2], "note": "best", "epoch": null}""", "mrr = 0.5")]
    [InlineData(
        """{"Sci-Fi": {"f1-score": 0.5, "support": 12}, "accuracy": 1}""", "Sci-Fi f1-score = 0.5; Sci-Fi support = 12; accuracy = 1")]
    [InlineData("""{"loss": "NaN", "low": "-Infinity"}""", "loss = NaN; low = -Infinity")]
    [InlineData("{}", "")]
    public void Metrics_are_the_numbers_of_the_file(string json, string expected)
    {
        IEnumerable<MetricValue> metrics = MetricReader.Metrics(Parse(json), "Validation");
        Assert.Equal(expected, string.Join("; ", metrics));
    }

    [Fact]
    public void Objectives_have_the_metric_of_a_model_of_Neptune_and_the_objective_of_a_custom_model()
    {
        TuningObjective[] objectives = MetricReader.Objectives(Parse("""
            {"models": [
              {"model": "rgcn", "task_type": "node_class", "eval_metric": {"metric": "acc"}, "1-tier-param": []},
              {"model": "custom", "eval_metric": {"tuning_objective": {"MetricName": "MRR", "Type": "Maximize"}}},
              {"model": "transe"},
              7
            ]}
            """));

        Assert.Equal(
            [("rgcn", "node_class", "acc", null), ("custom", null, "MRR", "Maximize"), ("transe", null, null, null)],
            objectives.Select(objective => (objective.Model, objective.TaskType, objective.Metric, objective.Direction)));
    }

    [Theory]
    [InlineData("""{"models": {}}""")]
    [InlineData("{}")]
    public void Configuration_without_models_has_no_objectives(string json) => Assert.Empty(MetricReader.Objectives(Parse(json)));

    [Theory]
    [InlineData("40 GB", 40)]
    [InlineData("40.1GiB", 41)]
    [InlineData("8589934592 B", 8)]
    [InlineData("100 mb", 1)]
    [InlineData("2T", 2048)]
    [InlineData("8589934592", 0)]
    [InlineData("16", 0)]
    [InlineData("0 GB", 0)]
    [InlineData("much", 0)]
    [InlineData("99999999999999999999 TB", 0)]
    [InlineData(null, null)]
    public void Volume_size_is_in_GB_when_the_file_states_the_unit(string? diskSize, int? expected) =>
        Assert.Equal(expected, VolumeSize.InGB(diskSize));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
