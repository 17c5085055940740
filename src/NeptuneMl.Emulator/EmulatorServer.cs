using System.Collections.Concurrent;
using System.Net.Sockets;
using NeptuneMl.Emulator.Access;
using NeptuneMl.Emulator.Admin;
using NeptuneMl.Emulator.CleanRooms;
using NeptuneMl.Emulator.Faults;
using NeptuneMl.Emulator.Neptune;
using NeptuneMl.Emulator.S3;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator;

/// <summary>Emulates Amazon Neptune ML and AWS Clean Rooms ML on one loopback port. Resources are kept in memory until the server is
/// disposed.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<EmulatedRequest>? _requests;
    private readonly Lazy<Dispatcher> _dispatcher;
    private readonly HttpServer _http;
    private readonly LoopbackHost _host;
    private readonly FaultPlan _faults;
    private readonly FaultRoute _faultRoute;
    private readonly ObjectStore _objects;

    private EmulatorServer(EmulatorOptions options)
    {
        Options = options;
        _requests = options.RecordRequests ? new ConcurrentQueue<EmulatedRequest>() : null;

        _faults = new FaultPlan(options.Faults, options.FaultSeed);
        _faultRoute = new FaultRoute(_faults);

        // Most of the startup time is reading the API description. It runs in the background while the caller creates a client and
        // connects.
        EmulatorEnvironment environment = new(options);
        DeniedActions denied = new(options.DeniedActions, environment);
        SignatureCheck? signatures = options.Credentials.Count == 0
            ? null
            : new SignatureCheck(options.Credentials, options.Region, () => DateTimeOffset.UtcNow + options.ClockSkew);
        _objects = new ObjectStore(environment, options.Buckets, denied, signatures);
        _dispatcher = new Lazy<Dispatcher>(() => CreateDispatcher(environment, options, _faults, denied, signatures));
        _http = new HttpServer(
            options.Port, options.Certificate, Handle, (problem, response) => _dispatcher.Value.Reject(problem, response));
        _host = new LoopbackHost(_http.Port, options.HostNames);
        ThreadPool.UnsafeQueueUserWorkItem(dispatcher => _ = dispatcher.Value, _dispatcher, preferLocal: false);
        BaseAddress = new Uri($"{(options.Certificate is null ? "http" : "https")}://127.0.0.1:{_http.Port}/");
        _http.Start();
    }

    /// <summary>The base address for clients of both services, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The TCP port that the server listens on, also when <see cref="EmulatorOptions.Port"/> is 0.</summary>
    public int Port => _http.Port;

    /// <summary>The settings of the server.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>A snapshot of the requests received so far, oldest first, failed ones included; null unless
    /// <see cref="EmulatorOptions.RecordRequests"/> is true.</summary>
    public IReadOnlyList<EmulatedRequest>? Requests => _requests?.ToArray();

    /// <summary>The stored S3 objects, as bucket and key.</summary>
    public IReadOnlyList<string> Objects => _objects.Objects;

    /// <summary>The active faults, with the number of requests that each has affected since it was set.</summary>
    public IReadOnlyList<(Fault Fault, int Hits)> Faults => _faults.Counts;

    /// <summary>Starts an emulator. The server accepts connections when the task completes.</summary>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start. To stop a running server, call <see cref="DisposeAsync"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="SocketException">The port is in use, or access to it is denied.</exception>
    public static Task<EmulatorServer> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, 65535);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.JobDuration, TimeSpan.Zero);
        return Task.Run(() => new EmulatorServer(options), cancellationToken);
    }

    /// <summary>Stops listening, closes all connections, and completes when all of them have ended.</summary>
    public ValueTask DisposeAsync() => _http.DisposeAsync();

    /// <summary>Closes all connections and refuses new ones for a while, like a restart. Resources are kept.</summary>
    /// <param name="outage">How long new connections are refused.</param>
    public Task InterruptAsync(TimeSpan outage) => _http.InterruptAsync(outage);

    private static Dispatcher CreateDispatcher(
        EmulatorEnvironment environment, EmulatorOptions options, FaultPlan faults, DeniedActions denied, SignatureCheck? signatures)
    {
        NeptuneProtocol neptune = new();
        ClusterRoles roles = new(options.ClusterRoles);
        Dispatcher dispatcher = new(neptune, faults, denied, roles.Require, signatures);
        dispatcher.Add(neptune, NeptuneResources.Create(environment, roles, denied));
        dispatcher.Add(new CleanRoomsProtocol(), CleanRoomsResources.Create(environment));
        return dispatcher;
    }

    private void Handle(HttpRequest request, HttpResponse response)
    {
        _requests?.Enqueue(new EmulatedRequest(
            Encoding.Latin1.GetString(request.Method),
            Encoding.Latin1.GetString(request.Target),
            [.. request.Headers],
            request.Body.ToArray()));

        response.ClockSkew = Options.ClockSkew;
        if (!_host.Allows(request.Header("host"u8)))
            _dispatcher.Value.RejectHost(response);
        else if (ObjectStore.Matches(request))
            _objects.Handle(request, response);
        else if (OperationRoute.Matches(request))
            OperationRoute.Write(_dispatcher.Value.Routes, response);
        else if (!_faultRoute.TryHandle(request, response))
            _dispatcher.Value.Handle(request, response);
    }
}
