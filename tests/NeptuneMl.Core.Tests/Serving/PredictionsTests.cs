using System.Globalization;
using System.Text.Json;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Core.Tests.Serving;

/// <summary>Results in every version of GraphSON, with and without types.</summary>
public sealed class PredictionsTests
{
    private const string Vertex = """{"@type":"g:Vertex","@value":{"id":"a","label":"movie"}}""";
    private const string Other = """{"@type":"g:Vertex","@value":{"id":"b","label":"movie"}}""";

    private const string ScoreKey = InferenceQuery.ScoreKey;

    private const string Number = """
        {"@type":"g:VertexProperty","@value":{"id":{"@type":"g:Int32","@value":1},"value":{"@type":"g:Double","@value":9.5},"label":"score"}}
        """;

    private static readonly InferenceQuery s_query = new() { Endpoint = "ep", Property = "genre" };

    [Fact]
    public void Score_belongs_to_the_class_before()
    {
        Prediction[] found = Read(s_query, ["a"], Data(Class("Action"), Score(0.7), Class("Crime"), Score(0.2)));

        Assert.Equal([("a", "Action", 0.7), ("a", "Crime", 0.2)], found.Select(Row));
    }

    [Fact]
    public void Scores_after_all_classes_belong_to_them_in_order()
    {
        Prediction[] found = Read(s_query, ["a"], Data(Class("Action"), Class("Crime"), Score(0.7), Score(0.2)));

        Assert.Equal([("a", "Action", 0.7), ("a", "Crime", 0.2)], found.Select(Row));
    }

    [Fact]
    public void Predictions_are_in_the_order_of_the_ids_whatever_that_of_the_response()
    {
        Prediction[] found = Read(
            s_query,
            ["a", "b"],
            Data(Map(Other, Class("Crime")), Map(Other, Score(0.5)), Map(Vertex, Class("Action")), Map(Vertex, Score(0.9))));

        Assert.Equal([("a", "Action", 0.9), ("b", "Crime", 0.5)], found.Select(Row));
    }

    [Theory]
    [InlineData($$"""{"@type":"g:List","@value":[{{Number}}]}""")]
    [InlineData($"[{Number}]")]
    [InlineData("""[{"id":1,"value":9.5,"label":"score"}]""")]
    [InlineData("""[{"key":"score","value":9.5}]""")]
    [InlineData("""[{"@type":"g:Property","@value":{"key":"score","value":{"@type":"g:Double","@value":9.5}}}]""")]
    public void Number_is_read_from_every_version(string data)
    {
        Prediction only = Assert.Single(Read(s_query with { Task = InferenceTask.Regression, Property = "score" }, ["a"], data));

        Assert.Equal(("a", "score", 9.5, (double?)null), (only.NodeId, only.Property, only.Value, only.Score));
    }

    [Theory]
    [InlineData($$"""[{"@type":"g:Map","@value":["source",{{Vertex}},"prediction",{{Other}}]}]""")]
    [InlineData($$"""[{"source":{{Vertex}},"prediction":{{Other}}}]""")]
    [InlineData("""[{"source":{"id":"a","label":"movie","type":"vertex"},"prediction":{"id":"b","label":"movie","type":"vertex"}}]""")]
    [InlineData($$$"""[{"@type":"g:Path","@value":{"labels":[[],[]],"objects":[{{{Vertex}}},{{{Other}}}]}}]""")]
    [InlineData("""[{"labels":[[],[]],"objects":[{"id":"a","type":"vertex"},{"id":"b","type":"vertex"}]}]""")]
    public void Predicted_node_is_read_with_its_source(string data)
    {
        Prediction only = Assert.Single(Read(s_query with { Task = InferenceTask.OutgoingLink, Property = "rated" }, ["a", "c"], data));

        Assert.Equal(("a", "rated", "b"), (only.NodeId, only.Property, only.Value));
    }

    [Fact]
    public void Edge_is_known_by_its_type()
    {
        const string Edge = """{"@type":"g:Edge","@value":{"id":"e","label":"rated","inV":"a","outV":"b"}}""";

        Prediction only = Assert.Single(Read(s_query with { IsAboutEdges = true }, ["e", "f"], Data(Map(Edge, Class("Family")))));

        Assert.Equal((null, "e", "Family"), (only.NodeId, only.Edge, only.Value));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData($$"""[{"source":{{Vertex}}}]""")]
    public void Response_that_is_no_result_of_the_query_is_an_error(string data) =>
        Assert.Throws<InvalidDataException>(() => Read(s_query, ["a", "b"], data));

    [Fact]
    public void Query_of_ones_own_may_return_anything()
    {
        IReadOnlyList<Prediction> found = Predictions.Of(Response(
            $$$"""[{{{Vertex}}},1,"text",{{{Class("Action")}}},{{{Score(0.5)}}},{"count":{"@type":"g:Int64","@value":3}}]"""));

        Assert.Equal(["a", "1", "text", "Action"], found.Take(4).Select(prediction => prediction.ToString()));
        Assert.Equal(0.5, found[3].Score);
        Assert.Equal(3, ((System.Collections.IDictionary)found[4].Value!)["count"]);
    }

    private static (string?, object?, double?) Row(Prediction prediction) => (prediction.NodeId, prediction.Value, prediction.Score);

    private static Prediction[] Read(InferenceQuery query, string[] ids, string data) => [.. Predictions.Of(Response(data), query, ids)];

    private static string Data(params string[] items) => $$"""{"@type":"g:List","@value":[{{string.Join(',', items)}}]}""";

    private static string Map(string source, string prediction) =>
        $$"""{"@type":"g:Map","@value":["source",{{source}},"prediction",{{prediction}}]}""";

    private static string Class(string value) =>
        $$$"""{"@type":"g:VertexProperty","@value":{"id":1,"value":"{{{value}}}","label":"genre"}}""";

    private static string Score(double value) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"@type":"g:VertexProperty","@value":{"id":1,"value":{"@type":"g:Double","@value":{{{value}}}},"label":"{{{ScoreKey}}}"}}""");

    private static GremlinResponse Response(string data)
    {
        using JsonDocument document = JsonDocument.Parse($$$"""{"data":{{{data}}},"meta":{}}""");
        return new GremlinResponse { Result = Plain(document.RootElement) };
    }

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.Number => json.TryGetInt32(out int number) ? (object)number : json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        _ => null,
    };
}
