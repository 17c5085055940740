using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class ModelFileTests
{
    private static readonly string[] s_signed =
        ["AWS4-HMAC-SHA256 Credential=AKID/20261128/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00"];

    [Fact]
    public async Task Jobs_leave_their_files_when_they_complete()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp"));
        Assert.Null(await GetAsync(emulator, "bucket/processed/dp/train_instance_recommendation.json"));

        emulator.PassTime(1);
        JsonNode instance = (await GetAsync(emulator, "bucket/processed/dp/train_instance_recommendation.json"))!;
        Assert.Equal(["instance", "cpu_instance", "disk_size", "mem_size"], instance.AsObject().Select(member => member.Key));
        Assert.NotNull(await GetAsync(emulator, "bucket/processed/dp/model-hpo-configuration.json"));

        await emulator.PostOkAsync("/ml/modeltraining", NeptuneJobs.Training("tr", "dp"));
        emulator.PassTime(1);
        string output = (string)(await emulator.GetAsync("/ml/modeltraining/tr")).Body["processingJob"]!["outputLocation"]!;
        foreach (string file in new[] { "eval_metrics_info.json", "test_metrics_info.json", "infer_instance_recommendation.json" })
            Assert.NotNull(await GetAsync(emulator, $"{output["s3://".Length..]}/{file}"));
    }

    [Fact]
    public async Task Metrics_follow_from_the_id_of_the_job()
    {
        string first = await MetricsAsync("tr");
        Assert.Equal(first, await MetricsAsync("tr"));
        Assert.NotEqual(first, await MetricsAsync("other"));
    }

    private static async Task<string> MetricsAsync(string id)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteTrainingAsync("dp", id);
        return (await GetAsync(emulator, $"bucket/models/{id}/autotrainer/eval_metrics_info.json"))!.ToJsonString();
    }

    private static async Task<JsonNode?> GetAsync(TestEmulator emulator, string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(emulator.Server.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("authorization", s_signed);
        using HttpClient client = new();
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            : null;
    }
}
