using System.Net;
using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.Neptune;

namespace NeptuneMl.Emulator.Tests.Gremlin;

/// <summary>Queries of the forms that the documentation has, with their results in GraphSON.</summary>
public sealed class InferenceQueryTests
{
    private const string Source =
        "g.with('Neptune#ml.endpoint','ep-1').with('Neptune#ml.iamRoleArn','arn:aws:iam::123456789012:role/NeptuneML')";

    [Fact]
    public async Task Classification_returns_one_class_for_each_vertex()
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(
            emulator, $"{Source}.V('movie_1','movie_2').properties('genre').with('Neptune#ml.classification')");

        Assert.Equal(2, data.Count);
        Assert.All(data, item => Assert.Equal("g:VertexProperty", (string)item!["@type"]!));
        Assert.All(data, item => Assert.Equal("genre", (string)item!["@value"]!["label"]!));
    }

    [Fact]
    public async Task Score_follows_each_class_and_falls_within_the_limit()
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(
            emulator,
            "g.with( \"Neptune#ml.endpoint\", \"ep-1\" )\n .with(\"Neptune#ml.limit\", 3)\n .V(\"movie_1\")"
            + ".properties(\"genre\", \"Neptune#ml.score\").with(\"Neptune#ml.classification\")");

        string[] labels = [.. data.Select(item => (string)item!["@value"]!["label"]!)];
        Assert.Equal(["genre", "Neptune#ml.score", "genre", "Neptune#ml.score", "genre", "Neptune#ml.score"], labels);
        double[] scores = [.. data.Where((_, index) => index % 2 == 1).Select(item => (double)item!["@value"]!["value"]!["@value"]!)];
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public async Task Threshold_drops_lower_scores()
    {
        await using TestEmulator emulator = await StartAsync();
        const string Query = ".V('movie_1').properties('genre','Neptune#ml.score').with('Neptune#ml.classification')";
        JsonArray all = await DataAsync(emulator, Source + ".with('Neptune#ml.limit',100)" + Query);
        double second = (double)all[3]!["@value"]!["value"]!["@value"]!;

        JsonArray some = await DataAsync(
            emulator, FormattableString.Invariant($"{Source}.with('Neptune#ml.limit',100).with('Neptune#ml.threshold',{second}D){Query}"));

        Assert.Equal((20, 4), (all.Count, some.Count));
    }

    [Theory]
    [InlineData("V", "g:VertexProperty")]
    [InlineData("E", "g:Property")]
    public async Task Regression_returns_a_number(string step, string type)
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(emulator, $"{Source}.{step}('rating_1').properties('score').with('Neptune#ml.regression')");

        JsonNode only = Assert.Single(data)!;
        Assert.Equal((type, "g:Double"), ((string)only["@type"]!, (string)only["@value"]!["value"]!["@type"]!));
    }

    [Theory]
    [InlineData("out")]
    [InlineData("in")]
    public async Task Link_prediction_returns_vertices_with_the_label(string direction)
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(
            emulator,
            $"{Source}.with('Neptune#ml.limit',5).V('user_1').{direction}('rated').with('Neptune#ml.prediction').hasLabel('movie')");

        Assert.Equal(5, data.Select(item => (string)item!["@value"]!["id"]!).Distinct().Count());
        Assert.All(data, item => Assert.Equal("movie", (string)item!["@value"]!["label"]!));
    }

    [Fact]
    public async Task Select_returns_maps_of_the_labelled_objects()
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(
            emulator,
            Source + ".V('movie_1').as('vertex').properties('genre').with('Neptune#ml.classification').as('properties')"
            + ".select('vertex','properties')");

        JsonArray map = Assert.Single(data)!["@value"]!.AsArray();
        Assert.Equal(("vertex", "properties"), ((string)map[0]!, (string)map[2]!));
        Assert.Equal(("movie_1", "genre"), ((string)map[1]!["@value"]!["id"]!, (string)map[3]!["@value"]!["label"]!));
    }

    [Theory]
    [InlineData(".value()")]
    [InlineData(".key()")]
    [InlineData(".has(value, P.without('Nothing'))")]
    [InlineData(".hasKey('genre')")]
    [InlineData(".has(key,'genre')")]
    [InlineData(".path()")]
    [InlineData(".limit(1)")]
    [InlineData(".count()")]
    public async Task Documented_step_after_the_inference_is_accepted(string step)
    {
        await using TestEmulator emulator = await StartAsync();

        Assert.Single(await DataAsync(emulator, $"{Source}.V('movie_1').properties('genre').with('Neptune#ml.classification'){step}"));
    }

    [Theory]
    [InlineData(".value().is(P.gte(0))", 1)]
    [InlineData(".hasValue(P.gt(10))", 0)]
    [InlineData(".hasValue(P.lte(10D))", 1)]
    [InlineData(".has(value, 'text')", 0)]
    public async Task Value_of_a_regression_is_filtered(string step, int count)
    {
        await using TestEmulator emulator = await StartAsync();

        JsonArray data = await DataAsync(emulator, $"{Source}.V('movie_1').properties('score').with('Neptune#ml.regression'){step}");

        Assert.Equal(count, data.Count);
    }

    [Fact]
    public async Task Union_mixes_predictions_and_stored_properties()
    {
        await using TestEmulator emulator = await StartAsync();

        Assert.Single(await DataAsync(
            emulator, Source + ".V('movie_1').union(properties('genre').with('Neptune#ml.classification'), properties('genre'))"));
    }

    [Theory]
    [InlineData("ep-1")]
    [InlineData("neptune-ml-endpoint-ep-1")]
    [InlineData("https://runtime.sagemaker.us-east-1.amazonaws.com/endpoints/neptune-ml-endpoint-ep-1/invocations")]
    public async Task Endpoint_is_known_by_id_name_and_url(string endpoint)
    {
        await using TestEmulator emulator = await StartAsync();

        Assert.Single(await DataAsync(
            emulator, $"g.with('Neptune#ml.endpoint','{endpoint}').V('m').properties('genre').with('Neptune#ml.classification')"));
    }

    [Fact]
    public async Task Predictions_follow_from_endpoint_model_and_node()
    {
        await using TestEmulator emulator = await StartAsync();
        string query = Source + ".V().properties('score').with('Neptune#ml.regression')";
        string before = (await DataAsync(emulator, query)).ToJsonString();
        Assert.Equal(before, (await DataAsync(emulator, query)).ToJsonString());

        await emulator.PostOkAsync("/ml/modeltraining", NeptuneJobs.Training("tr-2", "dp-1"));
        emulator.PassTime(1);
        await emulator.PostOkAsync("/ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-2", update = true });
        Assert.Equal(before, (await DataAsync(emulator, query)).ToJsonString());
        emulator.PassTime(1);
        Assert.NotEqual(before, (await DataAsync(emulator, query)).ToJsonString());

        await emulator.PostOkAsync("/ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-1", update = true });
        emulator.PassTime(1);
        Assert.Equal(before, (await DataAsync(emulator, query)).ToJsonString());
    }

    [Theory]
    [InlineData("application/vnd.gremlin-v1.0+json")]
    [InlineData("application/vnd.gremlin-v3.0+json;types=false")]
    public async Task Serializer_without_types_writes_plain_values(string serializer)
    {
        await using TestEmulator emulator = await StartAsync();

        Response response = await emulator.OkAsync("ExecuteGremlinQuery", Calls.With(
            ("gremlinQuery", $"{Source}.V('movie_1').properties('score').with('Neptune#ml.regression').path()"),
            ("serializer", serializer)));

        JsonNode path = response.Body["result"]!["data"]![0]!;
        Assert.Equal("movie_1", (string)path["objects"]![0]!["id"]!);
        Assert.Equal(System.Text.Json.JsonValueKind.Number, path["objects"]![1]!["value"]!.GetValueKind());
    }

    [Fact]
    public async Task Typed_response_has_the_members_of_the_engine()
    {
        await using TestEmulator emulator = await StartAsync();

        Response response = await QueryAsync(emulator, $"{Source}.V('m').properties('genre').with('Neptune#ml.classification')");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.True(Guid.TryParse(response["requestId"], out _));
        Assert.Equal((200, ""), ((int)response.Body["status"]!["code"]!, (string)response.Body["status"]!["message"]!));
        Assert.Equal("""{"@type":"g:Map","@value":[]}""", response.Body["result"]!["meta"]!.ToJsonString());
    }

    internal static async Task<TestEmulator> StartAsync()
    {
        TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp-1", "tr-1");
        await emulator.PostOkAsync("/ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-1" });
        emulator.PassTime(1);
        return emulator;
    }

    internal static Task<Response> QueryAsync(TestEmulator emulator, string query) =>
        emulator.CallAsync("ExecuteGremlinQuery", Calls.With(("gremlinQuery", query)));

    private static async Task<JsonArray> DataAsync(TestEmulator emulator, string query)
    {
        Response response = await QueryAsync(emulator, query);
        Assert.True(response.Status == HttpStatusCode.OK, response.Body.ToJsonString());
        Api.AssertOutput("neptunedata.json", "ExecuteGremlinQuery", response.Body);
        Assert.Equal("g:List", (string)response.Body["result"]!["data"]!["@type"]!);
        return response.Body["result"]!["data"]!["@value"]!.AsArray();
    }
}
