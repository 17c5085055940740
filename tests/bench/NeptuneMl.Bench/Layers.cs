using System.Diagnostics;
using System.Net;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Bench;

/// <summary>
/// What each layer of a call takes by itself: the same read through ever more layers, over a handler that responds from
/// memory, so that neither sockets nor the server nor their waking of threads take part. The difference between two lines
/// is what the layer between them owns.
/// </summary>
internal static class Layers
{
    private static readonly Uri s_server = new("http://127.0.0.1:1/");
    private static readonly BasicAWSCredentials s_credentials = new("bench", "bench-secret");

    public static async Task<IReadOnlyDictionary<string, Timings>> RunAsync(int calls, int batches, int warmUp)
    {
        using MemoryResponses memory = new();
        using HttpClient http = new(memory, disposeHandler: false);
        using AmazonNeptunedataClient bare = new(s_credentials, Config(memory));
        using NeptuneClient shortened = new(s_credentials, Config(memory));
        RequestSigner signer = new("bench", "bench-secret", "us-east-1", "neptune-db");
        Dictionary<string, Func<Task>> layers = new()
        {
            ["httpClient"] = () => SendAsync(http, null),
            ["httpClientSigned"] = () => SendAsync(http, signer),
            ["sdkShortPipeline"] = () => ReadAsync(shortened),
            ["sdk"] = () => ReadAsync(bare),
        };

        foreach (Func<Task> call in layers.Values) await RepeatAsync(call, warmUp);
        Dictionary<string, double[]> microseconds = layers.Keys.ToDictionary(name => name, _ => new double[batches]);
        Dictionary<string, long> bytes = layers.Keys.ToDictionary(name => name, _ => 0L);
        for (int batch = 0; batch < batches; batch++)
        {
            foreach ((string name, Func<Task> call) in layers)
            {
                long allocated = GC.GetTotalAllocatedBytes();
                long started = Stopwatch.GetTimestamp();
                await RepeatAsync(call, calls);
                microseconds[name][batch] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls;
                bytes[name] = (GC.GetTotalAllocatedBytes() - allocated) / calls;
            }
        }

        return layers.Keys.ToDictionary(name => name, name => new Timings(microseconds[name], bytes[name]));
    }

    private static async Task RepeatAsync(Func<Task> call, int count)
    {
        for (int done = 0; done < count; done++) await call();
    }

    private static AmazonNeptunedataConfig Config(HttpMessageHandler handler) => new()
    {
        ServiceURL = s_server.ToString(),
        AuthenticationRegion = "us-east-1",
        HttpClientFactory = new ClientsOver(handler),
    };

    private static async Task SendAsync(HttpClient client, RequestSigner? signer)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(s_server, $"{BenchJobs.Path}/{BenchJobs.Id(0)}"));
        signer?.Sign(request, DateTimeOffset.UtcNow);
        using HttpResponseMessage response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task ReadAsync(IAmazonNeptunedata client)
    {
        GetMLModelTrainingJobResponse job = await client.GetMLModelTrainingJobAsync(
            new GetMLModelTrainingJobRequest { Id = BenchJobs.Id(0) });
        if (job.Id != BenchJobs.Id(0)) throw new InvalidDataException($"The response is about '{job.Id}'.");
    }

    private sealed class ClientsOver(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }

    private sealed class MemoryResponses : HttpMessageHandler
    {
        private static readonly byte[] s_body = """
            {"id":"bench-00000","status":"Completed","processingJob":{"name":"bench","arn":"arn:aws:sagemaker:us-east-1:123456789012:processing-job/bench","status":"Completed","outputLocation":"s3://amzn-s3-demo-bucket/processed"}}
            """u8.ToArray();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // Over a socket no response is there at once either: without this, awaiting would cost nothing.
            await Task.Yield();
            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(s_body) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "0f5b2c1e-0000-4000-8000-000000000000");
            return response;
        }
    }
}
