using System.Net;
using System.Net.Http.Json;
using NeptuneMl.TestKit.Clocks;

namespace NeptuneMl.Emulator.Tests;

/// <summary>An emulator whose jobs take ten seconds of a clock that the test moves.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    public static readonly TimeSpan JobDuration = TimeSpan.FromSeconds(10);

    private readonly EmulatorServer _server;

    private TestEmulator(EmulatorServer server, ManualClock clock)
    {
        _server = server;
        Clock = clock;
        Http = new HttpClient { BaseAddress = server.BaseAddress };
    }

    public ManualClock Clock { get; }

    public HttpClient Http { get; }

    public EmulatorServer Server => _server;

    public static Task<TestEmulator> StartAsync(params (string Pattern, string Reason)[] failing) =>
        StartAsync(enforcesQuotas: false, failing);

    public static async Task<TestEmulator> StartAsync(bool enforcesQuotas, params (string Pattern, string Reason)[] failing)
    {
        ManualClock clock = new();
        EmulatorOptions options = new()
        {
            JobDuration = JobDuration,
            Clock = clock,
            FailingJobs = failing.ToDictionary(entry => entry.Pattern, entry => entry.Reason),
            RecordRequests = true,
            EnforcesQuotas = enforcesQuotas,
        };
        return new TestEmulator(await EmulatorServer.StartAsync(options), clock);
    }

    public void PassTime(double share) => Clock.Jump(JobDuration * share);

    public Task<Response> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Response> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Response> PatchAsync(string path) => SendAsync(HttpMethod.Patch, path);

    public Task<Response> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public async Task<Response> PostOkAsync(string path, object body)
    {
        Response response = await PostAsync(path, body);
        Assert.True(response.Status == HttpStatusCode.OK, response.Body.ToString());
        return response;
    }

    public async Task<Response> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        foreach ((string name, string value) in headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await Http.SendAsync(request);
        return await Response.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        Clock.Dispose();
    }
}
