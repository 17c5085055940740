using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;

namespace NeptuneMl.Bench;

/// <summary>The SDK client as it is, with no module around it: what the module cannot get below while it calls through the SDK.</summary>
internal static class SdkCalls
{
    public static async Task<Timings> RunAsync(Uri server, Workload workload)
    {
        AmazonNeptunedataConfig config = new() { ServiceURL = server.ToString(), AuthenticationRegion = "us-east-1" };
        using AmazonNeptunedataClient client = new(new BasicAWSCredentials("bench", "bench-secret"), config);
        return await workload.MeasureAsync(async id =>
        {
            GetMLModelTrainingJobResponse job = await client.GetMLModelTrainingJobAsync(new GetMLModelTrainingJobRequest { Id = id });
            if (job.Id != id)
                throw new InvalidDataException($"The server returned job '{job.Id}' instead of '{id}'.");
        });
    }
}
