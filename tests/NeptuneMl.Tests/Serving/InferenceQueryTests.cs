using NeptuneMl.Core.Serving;

namespace NeptuneMl.Tests.Serving;

/// <summary>The Gremlin text of each question, as the pages of the Neptune user guide have it.</summary>
public sealed class InferenceQueryTests
{
    private static readonly InferenceQuery s_query = new() { Endpoint = "ep", Property = "genre" };

    [Fact]
    public void Classification_asks_for_the_score() => Assert.Equal(
        "g.with('Neptune#ml.endpoint','ep').V('a').properties('genre','Neptune#ml.score').with('Neptune#ml.classification')",
        s_query.For(["a"]));

    [Fact]
    public void Several_nodes_are_selected_with_their_predictions() => Assert.Equal(
        "g.with('Neptune#ml.endpoint','ep').with('Neptune#ml.limit',3).with('Neptune#ml.threshold',0.25D).V('a','b').as('source')"
        + ".properties('genre','Neptune#ml.score').with('Neptune#ml.classification').as('prediction').select('source','prediction')",
        (s_query with { Limit = 3, ScoreThreshold = 0.25 }).For(["a", "b"]));

    [Fact]
    public void Regression_of_an_edge() => Assert.Equal(
        "g.with('Neptune#ml.endpoint','ep').with('Neptune#ml.iamRoleArn','r').E('a').properties('genre').with('Neptune#ml.regression')",
        (s_query with { IamRoleArn = "r", Task = InferenceTask.Regression, IsAboutEdges = true }).For(["a"]));

    [Fact]
    public void Inductive_link_prediction() => Assert.Equal(
        "g.with('Neptune#ml.endpoint','ep').V('a').in('rated').with('Neptune#ml.prediction').with('Neptune#ml.inductiveInference')"
        + ".with('Neptune#ml.deterministic').with('Neptune#ml.disableInductiveInferenceMetadataCache').hasLabel('user')",
        new InferenceQuery
        {
            Endpoint = "ep",
            Task = InferenceTask.IncomingLink,
            Property = "rated",
            TargetLabel = "user",
            IsInductive = true,
            IsDeterministic = true,
            DisablesMetadataCache = true,
        }.For(["a"]));

    [Theory]
    [InlineData(0.0, "0.0D")]
    [InlineData(1.0, "1.0D")]
    [InlineData(0.1, "0.1D")]
    [InlineData(0.00001, "0.00001D")]
    public void Threshold_is_a_double_of_Gremlin(double threshold, string text) => Assert.Contains(
        $"'Neptune#ml.threshold',{text})", (s_query with { ScoreThreshold = threshold }).For(["a"]), StringComparison.Ordinal);
}
