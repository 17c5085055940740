using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Emulator.Http;

/// <summary>A small HTTP/1.1 server on loopback.</summary>
/// <remarks><see cref="HttpListener"/> is not suitable: on Windows it requires a URL reservation for 127.0.0.1, it cannot choose a free
/// port (port 0), and it cannot truncate, delay or corrupt a response, which fault injection requires. Kestrel would load all of ASP.NET
/// Core into every PowerShell session.</remarks>
internal sealed class HttpServer : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly Action<HttpRequest, HttpResponse> _handle;
    private readonly Action<HttpProblem, HttpResponse> _reject;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _interrupting = new(1);
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private Socket _listener;
    // Null while the server does not listen.
    private CancellationTokenSource? _period;
    private Task _accepting = Task.CompletedTask;
    private int _disposed;

    /// <exception cref="SocketException">The port is in use, or access to it is denied.</exception>
    public HttpServer(
        int port, X509Certificate2? certificate, Action<HttpRequest, HttpResponse> handle, Action<HttpProblem, HttpResponse> reject)
    {
        _certificate = certificate;
        _handle = handle;
        _reject = reject;
        _listener = Listen(port);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Starts accepting connections. Clients that connected after the port was bound are waiting in the backlog.</summary>
    public void Start()
    {
        (Socket listener, CancellationTokenSource period) = (_listener, CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
        _period = period;
        _accepting = Task.Run(() => AcceptAsync(listener, period.Token));
    }

    /// <summary>Closes all connections and refuses new ones for a while. Has no effect while an outage is in progress.</summary>
    public async Task InterruptAsync(TimeSpan outage)
    {
        if (!await _interrupting.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
            return;
        try
        {
            await StopListeningAsync().ConfigureAwait(false);
            await Task.Delay(outage, _stopping.Token).ConfigureAwait(false);
            _listener = Listen(Port);
            Start();
        }
        catch (OperationCanceledException)
        {
            // The server is being disposed and must not listen again.
        }
        finally
        {
            _interrupting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _interrupting.WaitAsync().ConfigureAwait(false);
        await StopListeningAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _interrupting.Dispose();
    }

    private static Socket Listen(int port)
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // On Windows, another program could otherwise bind the same port and receive the requests.
            if (OperatingSystem.IsWindows())
                listener.ExclusiveAddressUse = true;
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(Backlog);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private async Task StopListeningAsync()
    {
        _listener.Dispose();
        if (_period is not { } period)
            return;
        _period = null;
        await period.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        period.Dispose();
    }

    private async Task AcceptAsync(Socket listener, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client closed the connection before it was accepted. Continue with the next one.
                continue;
            }

            socket.NoDelay = true;
            HttpConnection connection = new(
                socket, _certificate, _handle, _reject, outage => _ = Task.Run(() => InterruptAsync(outage), CancellationToken.None));
            Task running = Task.Run(() => connection.RunAsync(stopping), CancellationToken.None);
            _connections[connection] = running;
            _ = running.ContinueWith(
                (_, finished) => _connections.TryRemove((HttpConnection)finished!, out Task? _),
                connection,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
