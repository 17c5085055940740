using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.Gremlin;

/// <summary>Every entry of the public list of exceptions of inference queries, and queries that are no Gremlin.</summary>
public sealed class InferenceErrorTests
{
    private const string Role = "arn:aws:iam::123456789012:role/NeptuneML";
    private const string Source = "g.with('Neptune#ml.endpoint','ep-1')";
    private const string Classify = ".properties('genre').with('Neptune#ml.classification')";

    [Theory]
    [InlineData(
        $"{Source}.V('a').properties('x','y').with('Neptune#ml.classification')", "InvalidParameterException", "for one property key.")]
    [InlineData(
        $"{Source}.V('a').out('x','y').with('Neptune#ml.prediction').hasLabel('m')", "InvalidParameterException", "one edge label.")]
    [InlineData(
        $"{Source}.V('a').out('x').with('Neptune#ml.prediction').hasLabel('m','n')",
        "InvalidParameterException",
        "one vertex label constraint.")]
    [InlineData(
        $"{Source}.V('a').properties('x').with('Neptune#ml.classification').with('Neptune#ml.regression')",
        "InvalidParameterException",
        "Both regression and classification ML predicates")]
    [InlineData(
        $"{Source}.V('a').properties('x','y','Neptune#ml.score').with('Neptune#ml.classification')",
        "InvalidParameterException",
        "one property key and one Neptune#ml.score property key.")]
    [InlineData($"g.V('a'){Classify}", "MissingParameterException", "No endpoint provided")]
    [InlineData($"{Source}.V('a').properties().with('Neptune#ml.classification')", "MissingParameterException", "Property key needs")]
    [InlineData($"{Source}.V('a').out().with('Neptune#ml.prediction').hasLabel('m')", "MissingParameterException", "Edge label needs")]
    [InlineData(
        $"{Source}.V('a').properties('Neptune#ml.score').with('Neptune#ml.classification')",
        "MissingParameterException",
        "along with Neptune#ml.score")]
    [InlineData($"{Source}.V('a').both('x').with('Neptune#ml.prediction')", "UnsupportedOperationException", "both() step.")]
    [InlineData($"{Source}.V('a').out('x').with('Neptune#ml.prediction')", "UnsupportedOperationException", "Predicted vertex label")]
    [InlineData(
        $"{Source}.V('a'){Classify}.with('Neptune#ml.inductiveInference').path()",
        "UnsupportedOperationException",
        "not optimized for Neptune.")]
    [InlineData(
        $"{Source}.V('a').repeat(__.out('x').with('Neptune#ml.prediction').hasLabel('m'))",
        "UnsupportedOperationException",
        "inside a repeat step.")]
    [InlineData(
        $"{Source}.V('a').union(__{Classify}, __{Classify})",
        "UnsupportedOperationException",
        "only with one ML inference query")]
    [InlineData("g.with('Neptune#ml.endpoint','not valid').V('a')" + Classify, "InvalidParameterException", "Invalid endpoint")]
    [InlineData($"{Source}.with('Neptune#ml.iamRoleArn','role').V('a'){Classify}", "InvalidParameterException", "Invalid IAM role ARN")]
    [InlineData("g.with('Neptune#ml.endpoint','ep-9').V('a')" + Classify, "BadRequestException", "Endpoint ep-9 not found.")]
    [InlineData($"{Source}.with('Neptune#ml.limit',101).V('a'){Classify}", "InvalidParameterException", "from 1 to 100")]
    public async Task Query_is_rejected_as_documented(string query, string code, string message)
    {
        await using TestEmulator emulator = await InferenceQueryTests.StartAsync();

        Response response = await InferenceQueryTests.QueryAsync(emulator, query);

        Assert.Equal((HttpStatusCode.BadRequest, code), (response.Status, response["code"]));
        Assert.Contains(message, response["detailedMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unusable_role_is_rejected_as_documented() => Assert.Equal(
        (400, "BadRequestException", $"Unable to load credentials for role: {Role}-2."),
        await ErrorAsync(
            new EmulatorOptions { JobDuration = TimeSpan.Zero, ClusterRoles = [Role] },
            $"{Source}.with('Neptune#ml.iamRoleArn','{Role}-2').V('a'){Classify}"));

    [Fact]
    public async Task Role_that_may_not_invoke_the_endpoint_is_rejected_as_documented()
    {
        (int status, string code, string message) = await ErrorAsync(
            new EmulatorOptions { JobDuration = TimeSpan.Zero, DeniedActions = ["sagemaker:InvokeEndpoint"] },
            $"{Source}.V('a'){Classify}");

        Assert.Equal((400, "BadRequestException"), (status, code));
        Assert.Equal(
            $"User: {Role} is not authorized to perform: sagemaker:InvokeEndpoint on resource: "
            + "arn:aws:sagemaker:us-east-1:123456789012:endpoint/neptune-ml-endpoint-ep-1.",
            message);
    }

    [Fact]
    public async Task Inductive_inference_without_access_to_S3_is_rejected_as_documented()
    {
        EmulatorOptions options = new() { JobDuration = TimeSpan.Zero, DeniedActions = ["s3:GetObject"] };
        string query = $"{Source}.V('a'){Classify}";

        (int status, string code, string message) = await ErrorAsync(options, $"{query}.with('Neptune#ml.inductiveInference')");

        Assert.Equal((500, "InternalFailureException"), (status, code));
        Assert.StartsWith(
            "Unable to fetch Neptune ML - Real-Time Inductive Inference metadata from S3.", message, StringComparison.Ordinal);
        Assert.Equal((200, "", ""), await ErrorAsync(options, query));
    }

    [Fact]
    public async Task Inductive_inference_without_metadata_is_rejected_as_documented() => Assert.Equal(
        (500, "InternalFailureException", "Neptune ML cannot find the metadata file for Real-Time Inductive Inference in S3."),
        await ErrorAsync(
            new EmulatorOptions { JobDuration = TimeSpan.Zero, Buckets = new Dictionary<string, string> { ["other"] = "us-east-1" } },
            $"{Source}.with('Neptune#ml.inductiveInference').V('a'){Classify}"));

    [Fact]
    public async Task Cluster_without_a_role_requires_one_in_the_query()
    {
        // The jobs and the endpoint need a role too, so that the query is the first to get so far.
        (int status, string code, string message) = await ErrorAsync(
            new EmulatorOptions { JobDuration = TimeSpan.Zero, ClusterRoles = [] }, $"{Source}.V('a'){Classify}", createsEndpoint: false);

        Assert.Equal((400, "MissingParameterException", "No IAM role ARN provided for external service query."), (status, code, message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("g.V(")]
    [InlineData("g.V('a)")]
    [InlineData("g.V('a').out()")]
    [InlineData("g.addV('movie')")]
    [InlineData("h.V('a')")]
    [InlineData("g.V('a')) ")]
    [InlineData("g.V('a\\q')")]
    [InlineData("g.V('a').with('other')")]
    [InlineData("g.with('Neptune#ml.endpoint','ep-1').V('a').properties('genre').with('Neptune#ml.prediction')")]
    [InlineData("g.with('Neptune#ml.endpoint','ep-1').V('a').properties('genre').with('Neptune#ml.classification').drop()")]
    [InlineData("g.with('Neptune#ml.endpoint','ep-1').V('a').properties('genre').with('Neptune#ml.classification'); g.V().drop()")]
    public async Task Anything_else_is_a_malformed_query(string query)
    {
        await using TestEmulator emulator = await InferenceQueryTests.StartAsync();

        Response response = await InferenceQueryTests.QueryAsync(emulator, query);

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Equal("MalformedQueryException", response["code"]);
    }

    [Fact]
    public async Task Deeply_nested_query_is_a_malformed_query()
    {
        await using TestEmulator emulator = await InferenceQueryTests.StartAsync();
        string query = $"g.V({new string('[', 100_000)}";

        Assert.Equal("MalformedQueryException", (await InferenceQueryTests.QueryAsync(emulator, query))["code"]);
    }

    private static async Task<(int Status, string Code, string Message)> ErrorAsync(
        EmulatorOptions options, string query, bool createsEndpoint = true)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(options);
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        if (createsEndpoint)
        {
            await PostAsync("ml/dataprocessing", Neptune.NeptuneJobs.DataProcessing("dp-1"));
            await PostAsync("ml/modeltraining", Neptune.NeptuneJobs.Training("tr-1", "dp-1"));
            await PostAsync("ml/endpoints", new { id = "ep-1", mlModelTrainingJobId = "tr-1" });
        }

        using HttpResponseMessage response = await http.PostAsJsonAsync("gremlin", new { gremlin = query });
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return ((int)response.StatusCode, (string?)body["code"] ?? "", (string?)body["detailedMessage"] ?? "");

        async Task PostAsync(string path, object content)
        {
            using HttpResponseMessage posted = await http.PostAsJsonAsync(path, content);
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        }
    }
}
