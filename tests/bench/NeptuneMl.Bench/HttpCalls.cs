namespace NeptuneMl.Bench;

/// <summary>The floor: one <see cref="HttpClient"/> that reads the bytes of the response and does not parse them.</summary>
internal static class HttpCalls
{
    public static async Task<Timings> RunAsync(Uri server, Workload workload)
    {
        using HttpClient client = Create();
        return await workload.MeasureAsync(async id =>
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server, $"{BenchJobs.Path}/{id}"));
            using HttpResponseMessage response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            byte[] body = await response.Content.ReadAsByteArrayAsync();
            if (body.Length == 0)
                throw new InvalidDataException("The server gave an empty response.");
        });
    }

    public static HttpClient Create() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
}
