using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.TestKit.Http;

/// <summary>Accepts TCP connections on a free port of the loopback interface, with or without TLS, and serves each.</summary>
public abstract class LoopbackListener : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private int _connections;

    private protected LoopbackListener(IPAddress address)
    {
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The certificate of a listener that speaks TLS.</summary>
    public X509Certificate2? Certificate { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The address and the port, such as <c>127.0.0.1:49152</c> or <c>[::1]:49152</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{_listener.LocalEndpoint}");

    /// <summary>How many connections were accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Serves one connection, which is closed afterwards.</summary>
    private protected abstract Task ServeAsync(Stream client, CancellationToken cancellationToken);

    /// <summary>Forwards bytes in both directions until one side closes its connection.</summary>
    private protected static async Task ForwardAsync(Stream client, int port, CancellationToken cancellationToken)
    {
        using TcpClient target = new() { NoDelay = true };
        await target.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using NetworkStream server = target.GetStream();
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task up = client.CopyToAsync(server, ended.Token);
        Task down = server.CopyToAsync(client, ended.Token);
        await Task.WhenAny(up, down);
        await ended.CancelAsync();
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using TcpClient client = connection;
        client.NoDelay = true;
        Interlocked.Increment(ref _connections);
        try
        {
            await using Stream stream = await OpenAsync(client);
            await ServeAsync(stream, _stopping.Token);
        }
        catch (Exception gone)
            when (gone is IOException or OperationCanceledException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // The client, the server or the test has closed the connection.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (Certificate is null) return client.GetStream();
        SslStream tls = new(client.GetStream());
        await tls.AuthenticateAsServerAsync(Certificate);
        return tls;
    }
}
