using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeptuneMl.Emulator.Http;

/// <summary>
/// A small HTTP/1.1 server on loopback.
/// </summary>
/// <remarks>
/// <see cref="HttpListener"/> does not do: on Windows it needs a URL reservation for 127.0.0.1, it cannot take a free port (port 0),
/// and it never lets an answer be cut short, delayed or mangled, which fault injection requires. Kestrel would bring the whole of
/// ASP.NET Core into every PowerShell session.
/// </remarks>
internal sealed class HttpServer : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly Action<HttpRequest, HttpResponse> _answer;
    private readonly Action<HttpProblem, HttpResponse> _refuse;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _interrupting = new(1);
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private Socket _listener;
    // Null while the server does not listen.
    private CancellationTokenSource? _period;
    private Task _accepting = Task.CompletedTask;
    private int _disposed;

    /// <exception cref="SocketException">The port is in use or not permitted.</exception>
    public HttpServer(int port, Action<HttpRequest, HttpResponse> answer, Action<HttpProblem, HttpResponse> refuse)
    {
        _answer = answer;
        _refuse = refuse;
        _listener = Listen(port);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Begins to answer. Clients that connected since the port was bound have been waiting for it.</summary>
    public void Start()
    {
        (Socket listener, CancellationTokenSource period) = (_listener, CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
        _period = period;
        _accepting = Task.Run(() => AcceptAsync(listener, period.Token));
    }

    /// <summary>Drops all connections and refuses new ones for a while. While that lasts, asking again changes nothing.</summary>
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
            // The server is being stopped; it is to stay down.
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
            // Without this, another program on Windows could bind the same port and receive our clients' requests.
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
                // The client gave up between connecting and being accepted; the next one may not.
                continue;
            }

            socket.NoDelay = true;
            HttpConnection connection = new(
                socket, _answer, _refuse, outage => _ = Task.Run(() => InterruptAsync(outage), CancellationToken.None));
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
