using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Publishing;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Core.Waiting;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Publishing;

/// <summary>An emulated cluster with the trained models 'old' and 'new' behind a gate, which can drop requests and responses and kill the
/// client at any of them. A client that nothing disturbs asks the endpoint all the time.</summary>
internal sealed class PublishedCluster : IAsyncDisposable
{
    public const string Live = "genres-live";
    public const string Canary = "genres-live-canary";

    private static readonly TimeSpan s_jobDuration = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly EmulatorServer _emulator;
    private readonly JumpingClock _clock;
    private readonly ScriptedServer _gate;
    private readonly HttpClient _direct;
    private readonly HttpClient _forward = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("publications").FullName;
    private readonly CancellationTokenSource _ended = new();
    private readonly List<string> _outages = [];
    private readonly Lock _lock = new();
    private Task _asking = Task.CompletedTask;
    private Interception? _interception;
    private int _seen;
    private int _changes;

    private PublishedCluster(EmulatorServer emulator, JumpingClock clock)
    {
        _emulator = emulator;
        _clock = clock;
        _direct = new HttpClient { BaseAddress = emulator.BaseAddress };
        _gate = new ScriptedServer(Handle);
        Session = Services.Neptune(_gate.Url);
    }

    public NeptuneSession Session { get; }

    /// <summary>The genre that each model predicts.</summary>
    public Dictionary<string, string> Genres { get; } = [];

    /// <summary>The failed queries of the client that asks all the time.</summary>
    public IReadOnlyList<string> Outages
    {
        get { lock (_lock) return [.. _outages]; }
    }

    /// <summary>Replaces the body of a response, or null.</summary>
    public Func<ScriptedRequest, string, string>? Rewrite { get; set; }

    /// <summary>The requests of clients that created, updated or deleted an endpoint.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Whether the intercepted request has come.</summary>
    public bool WasIntercepted => _interception is null;

    public static async Task<PublishedCluster> StartAsync(bool hasEndpoint = true, params string[] failing)
    {
        JumpingClock clock = new();
        EmulatorServer emulator = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Clock = clock,
            JobDuration = s_jobDuration,
            FailingJobs = failing.ToDictionary(id => id, _ => "The container did not start."),
        });
        PublishedCluster cluster = new(emulator, clock);
        await cluster.PostAsync("ml/dataprocessing", new { id = "p", inputDataS3Location = "s3://b/in", processedDataS3Location = "s3://b/p" });
        foreach (string job in new[] { "old", "new" })
        {
            await cluster.PostAsync("ml/modeltraining", new { id = job, dataProcessingJobId = "p", trainModelS3Location = "s3://b/m" });
            await cluster.CreateAsync($"only-{job}", job);
            cluster.Genres[job] = await cluster.GenreAsync($"only-{job}");
            using HttpResponseMessage removed = await cluster._direct.DeleteAsync($"ml/endpoints/only-{job}");
        }

        Assert.NotEqual(cluster.Genres["old"], cluster.Genres["new"]);
        if (!hasEndpoint) return cluster;
        await cluster.CreateAsync(Live, "old");
        cluster._asking = cluster.AskAsync();
        return cluster;
    }

    /// <summary>Publishes a model, and continues the publication after each kill.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <param name="interception">What happens to one request, or null.</param>
    /// <param name="model">The model.</param>
    /// <param name="modelName">The type of the model.</param>
    /// <param name="log">Receives the messages.</param>
    /// <param name="isContinued">Whether the publication is continued after a kill.</param>
    /// <returns>The endpoint, or the error.</returns>
    public async Task<(MLEndpoint? Endpoint, NeptuneMLException? Failure)> PublishAsync(
        Func<PublicationOptions, PublicationOptions>? configure = null, Interception? interception = null, string model = "new",
        string? modelName = null, CallStream? log = null, bool isContinued = true)
    {
        (_interception, _seen) = (interception, 0);
        using (CancellationTokenSource killed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            if (interception is not null) interception.Kill = killed.Cancel;
            try
            {
                return await RunAsync(configure, model, modelName, log, killed.Token);
            }
            catch (OperationCanceledException) when (interception?.IsKill == true && !TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                // Killed.
            }
        }

        if (!isContinued) return default;
        return await RunAsync(configure, model, modelName, log, TestContext.Current.CancellationToken);
    }

    /// <summary>The genre of a node according to an endpoint.</summary>
    public async Task<string> GenreAsync(string endpoint)
    {
        JsonNode answer = await QueryAsync(endpoint);
        return answer["result"]!["data"]!.ToJsonString().Split("\"value\":\"")[1].Split('"')[0];
    }

    /// <summary>The endpoints that exist and are not being deleted.</summary>
    public async Task<string[]> EndpointsAsync()
    {
        List<string> ids = [];
        JsonNode list = JsonNode.Parse(await _direct.GetStringAsync(new Uri("ml/endpoints?maxItems=100", UriKind.Relative)))!;
        foreach (string id in list["ids"]!.AsArray().Select(item => (string)item!))
            if (await StatusAsync($"ml/endpoints/{id}") is not ("Deleting" or "Deleted" or null)) ids.Add(id);
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of what a model predicts.</summary>
    public string ExpectationsOf(string model)
    {
        string path = Path.Combine(_folder, $"{model}.csv");
        File.WriteAllText(path, $"NodeId,Property,Value\nmovie_1,genre,{Genres[model]}\n");
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _asking;
        await _gate.DisposeAsync();
        await _emulator.DisposeAsync();
        _direct.Dispose();
        _forward.Dispose();
        _ended.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(MLEndpoint? Endpoint, NeptuneMLException? Failure)> RunAsync(
        Func<PublicationOptions, PublicationOptions>? configure, string model, string? modelName, CallStream? log,
        CancellationToken cancellationToken)
    {
        PublicationOptions options = new()
        {
            JournalPath = Path.Combine(_folder, "journals"),
            PreviousTrainingJobId = "old",
        };
        options = configure?.Invoke(options) ?? options;
        ApiInput input = new();
        input.Add("id", "EndpointId", Live);
        input.Add("mlModelTrainingJobId", "MLModelTrainingJobId", model);
        input.Add("modelName", "ModelName", modelName);
        using JobPoller poller = new(
            new PollSchedule(TimeSpan.FromMilliseconds(10)), s_patience, 8, ResourceTable.ReadAgainAsync, () => { }, TimeProvider.System,
            cancellationToken);
        CallContext context = new(Session, log, cancellationToken);
        try
        {
            return (await new Publication(Session, input, options).RunAsync(context, Follow), null);
        }
        catch (NeptuneMLException failure)
        {
            return (null, failure);
        }

        void Follow(MLResource job, WaitGoal goal, Action<CallRecord> receive) => poller.Add(job, goal, receive: receive);
    }

    private ScriptedResponse Handle(ScriptedRequest request, int index)
    {
        Interception? now = null;
        lock (_lock)
        {
            if (_interception is { } planned && planned.Matches(request) && ++_seen > planned.Skip)
            {
                now = planned;
                if (!now.Repeats) _interception = null;
            }
        }

        if (now is null) return Forward(request);
        ScriptedResponse response = now.HasEffect ? Forward(request) : ScriptedResponse.Reset;
        if (!now.IsKill) return now.Status is { } status ? ScriptedResponse.Json("""{"code":"Fault","detailedMessage":"A fault."}""", status) : ScriptedResponse.Reset;
        now.Kill!();
        return ScriptedResponse.Silence;
    }

    private ScriptedResponse Forward(ScriptedRequest request)
    {
        if (request.Method != "GET" && !request.Path.EndsWith("/gremlin", StringComparison.Ordinal)) Interlocked.Increment(ref _changes);
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(_emulator.BaseAddress, request.Target));
        if (request.Body.Length > 0) message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = _forward.Send(message);
        using StreamReader body = new(response.Content.ReadAsStream());
        string text = body.ReadToEnd();
        return ScriptedResponse.Json(Rewrite?.Invoke(request, text) ?? text, (int)response.StatusCode);
    }

    private async Task AskAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                string genre = await GenreAsync(Live);
                if (!Genres.ContainsValue(genre)) Add(genre);
            }
            catch (Exception exception) when (exception is HttpRequestException or JsonException or IndexOutOfRangeException)
            {
                if (!_ended.IsCancellationRequested) Add(exception.Message);
            }

            // Without a pause, the client would take the processor from the publication.
            await Task.Delay(2, CancellationToken.None);
        }

        void Add(string outage)
        {
            lock (_lock) _outages.Add(outage);
        }
    }

    private async Task<JsonNode> QueryAsync(string endpoint)
    {
        const string Role = "arn:aws:iam::123456789012:role/NeptuneML";
        string gremlin = $"g.with('Neptune#ml.endpoint','{endpoint}').with('Neptune#ml.iamRoleArn','{Role}').V('movie_1')"
            + ".properties('genre').with('Neptune#ml.classification')";
        using HttpResponseMessage response = await _direct.PostAsJsonAsync("gremlin", new { gremlin }, CancellationToken.None);
        string body = await response.Content.ReadAsStringAsync(CancellationToken.None);
        return response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(body)! : throw new HttpRequestException(body);
    }

    /// <summary>Creates an endpoint, past the gate.</summary>
    public Task CreateAsync(string id, string model) => ServeAsync(id, model, update: false);

    /// <summary>Updates an endpoint, past the gate.</summary>
    public Task UpdateAsync(string id, string model) => ServeAsync(id, model, update: true);

    private Task ServeAsync(string id, string model, bool update) =>
        PostAsync("ml/endpoints", new { id, mlModelTrainingJobId = model, update });

    private async Task PostAsync(string path, object body)
    {
        using HttpResponseMessage response = await _direct.PostAsJsonAsync(path, body);
        _ = response.EnsureSuccessStatusCode();
        // What was started has completed.
        _clock.Jump(s_jobDuration);
    }

    private async Task<string?> StatusAsync(string path)
    {
        using HttpResponseMessage response = await _direct.GetAsync(new Uri(path, UriKind.Relative));
        return response.IsSuccessStatusCode ? (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["status"] : null;
    }

    // The system's clock, which can be put forward.
    private sealed class JumpingClock : TimeProvider
    {
        private long _ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

        public void Jump(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
    }
}
