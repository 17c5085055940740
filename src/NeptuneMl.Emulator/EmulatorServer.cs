using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using NeptuneMl.Emulator.Admin;
using NeptuneMl.Emulator.CleanRooms;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Faults;
using NeptuneMl.Emulator.Http;
using NeptuneMl.Emulator.Neptune;
using NeptuneMl.Emulator.Resources;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator;

/// <summary>
/// Amazon Neptune ML and AWS Clean Rooms ML on one loopback port. What is created lives in memory, until the server is disposed.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<EmulatedRequest>? _requests;
    private readonly Lazy<Dispatcher> _dispatcher;
    private readonly HttpServer _http;
    private readonly LoopbackHost _host;
    private readonly FaultPlan _faults;
    private readonly FaultRoute _faultRoute;

    private EmulatorServer(EmulatorOptions options)
    {
        Options = options;
        _requests = options.RecordRequests ? new ConcurrentQueue<EmulatedRequest>() : null;

        _faults = new FaultPlan(options.Faults, options.FaultSeed);
        _faultRoute = new FaultRoute(_faults);

        // Reading the API description is most of the start. It goes on while the caller makes its client and connects.
        _dispatcher = new Lazy<Dispatcher>(() => CreateDispatcher(options, _faults));
        _http = new HttpServer(options.Port, Answer, (problem, response) => _dispatcher.Value.Refuse(problem, response));
        _host = new LoopbackHost(_http.Port);
        ThreadPool.UnsafeQueueUserWorkItem(dispatcher => _ = dispatcher.Value, _dispatcher, preferLocal: false);
        BaseAddress = new Uri($"http://127.0.0.1:{_http.Port}/");
        _http.Start();
    }

    /// <summary>Where clients find the emulator, such as <c>http://127.0.0.1:49152/</c>. Both services answer there.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The TCP port, also when <see cref="EmulatorOptions.Port"/> left the choice to the system.</summary>
    public int Port => _http.Port;

    /// <summary>What the server was started with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>
    /// The requests received so far, oldest first, whatever their outcome; null unless <see cref="EmulatorOptions.RecordRequests"/>.
    /// A snapshot: it does not grow.
    /// </summary>
    public IReadOnlyList<EmulatedRequest>? Requests => _requests?.ToArray();

    /// <summary>The faults in force, and how many requests each has hit since it was set.</summary>
    public IReadOnlyList<(Fault Fault, int Hits)> Faults => _faults.Counts;

    /// <summary>Starts an emulator. When the task completes, it accepts connections.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting. A running server is ended with <see cref="DisposeAsync"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="SocketException">The port is in use, or not permitted.</exception>
    public static Task<EmulatorServer> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, 65535);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.JobDuration, TimeSpan.Zero);
        return Task.Run(() => new EmulatorServer(options), cancellationToken);
    }

    /// <summary>Stops accepting, drops open connections, and returns when all of them are gone.</summary>
    public ValueTask DisposeAsync() => _http.DisposeAsync();

    /// <summary>Drops all connections and refuses new ones for a while, as a restart does. What was created stays.</summary>
    /// <param name="outage">For how long.</param>
    public Task InterruptAsync(TimeSpan outage) => _http.InterruptAsync(outage);

    private static Dispatcher CreateDispatcher(EmulatorOptions options, FaultPlan faults)
    {
        Surroundings surroundings = new(options);
        NeptuneProtocol neptune = new();
        SignatureCheck? signatures = options.Credentials.Count == 0
            ? null
            : new SignatureCheck(options.Credentials, options.Region, () => DateTimeOffset.UtcNow + options.ClockSkew);
        Dispatcher dispatcher = new(neptune, faults, signatures);
        dispatcher.Add(neptune, NeptuneResources.Create(surroundings));
        dispatcher.Add(new CleanRoomsProtocol(), CleanRoomsResources.Create(surroundings));
        return dispatcher;
    }

    private void Answer(HttpRequest request, HttpResponse response)
    {
        _requests?.Enqueue(new EmulatedRequest(
            Encoding.Latin1.GetString(request.Method),
            Encoding.Latin1.GetString(request.Target),
            [.. request.Headers],
            request.Body.ToArray()));

        response.ClockSkew = Options.ClockSkew;
        if (!_host.Allows(request.Header("host"u8)))
            _dispatcher.Value.RefuseHost(response);
        else if (OperationRoute.Concerns(request))
            OperationRoute.Write(_dispatcher.Value.Routes, response);
        else if (!_faultRoute.Answers(request, response))
            _dispatcher.Value.Answer(request, response);
    }
}
