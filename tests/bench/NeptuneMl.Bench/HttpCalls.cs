namespace NeptuneMl.Bench;

/// <summary>The floor: one <see cref="HttpClient"/> that reads the bytes of the answer and looks at nothing.</summary>
internal static class HttpCalls
{
    public static async Task<Timings> RunAsync(Uri server, bool signed, Workload workload)
    {
        using HttpClient client = Create();
        RequestSigner? signer = signed ? new RequestSigner("bench", "bench-secret", "us-east-1", "neptune-db") : null;
        return await workload.MeasureAsync(async id =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"{BenchJobs.Path}/{id}"));
            signer?.Sign(request, DateTimeOffset.UtcNow);
            using HttpResponseMessage response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            byte[] answer = await response.Content.ReadAsByteArrayAsync();
            if (answer.Length == 0)
                throw new InvalidDataException("The server gave an empty answer.");
        });
    }

    public static HttpClient Create() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
}
