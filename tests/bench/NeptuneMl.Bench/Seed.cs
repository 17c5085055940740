using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace NeptuneMl.Bench;

/// <summary>Fills a server through its own API: finished training jobs, and trained models to list.</summary>
internal static class Seed
{
    private const string MembershipId = "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10";
    private const int Concurrency = 16;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<object> RunAsync(Uri server, int jobs, int models)
    {
        using HttpClient client = HttpCalls.Create();
        client.BaseAddress = server;
        long started = Stopwatch.GetTimestamp();
        await CreateJobsAsync(client, jobs);
        await CreateModelsAsync(client, models);
        return new { jobs, models, membershipId = MembershipId, seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
    }

    private static async Task CreateJobsAsync(HttpClient client, int count)
    {
        if (count == 0)
            return;
        await PostAsync(client, "ml/dataprocessing", """
            {"id":"bench-data","inputDataS3Location":"s3://amzn-s3-demo-bucket/export","processedDataS3Location":"s3://amzn-s3-demo-bucket/processed"}
            """);
        await CompletionAsync(client, "ml/dataprocessing/bench-data");
        await ManyAsync(count, index => PostAsync(client, BenchJobs.Path, $$"""
            {"id":"{{BenchJobs.Id(index)}}","dataProcessingJobId":"bench-data","trainModelS3Location":"s3://amzn-s3-demo-bucket/models","maxHPONumberOfTrainingJobs":10}
            """));

        // Until then, responses would grow while they are measured.
        await CompletionAsync(client, $"{BenchJobs.Path}/{BenchJobs.Id(count - 1)}");
    }

    private static Task CreateModelsAsync(HttpClient client, int count)
    {
        const string arn = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{MembershipId}";
        return ManyAsync(count, index => PostAsync(client, $"memberships/{MembershipId}/trained-models", $$"""
            {
              "name":"bench-{{index}}",
              "configuredModelAlgorithmAssociationArn":"{{arn}}/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04",
              "resourceConfig":{"instanceType":"ml.m5.xlarge","volumeSizeInGB":20},
              "dataChannels":[{"mlInputChannelArn":"{{arn}}/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0","channelName":"train"}]
            }
            """));
    }

    private static Task ManyAsync(int count, Func<int, Task> create) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (index, _) => await create(index));

    private static async Task PostAsync(HttpClient client, string path, string json)
    {
        using ByteArrayContent body = new(Encoding.UTF8.GetBytes(json));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"POST {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task CompletionAsync(HttpClient client, string path)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_patience)
        {
            using JsonDocument job = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
            if (job.RootElement.GetProperty("status").GetString() == "Completed")
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException($"{path} did not complete within {s_patience.TotalSeconds} s; is --job-seconds small?");
    }
}
