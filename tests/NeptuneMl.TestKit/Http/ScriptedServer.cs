using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.TestKit.Http;

/// <summary>
/// An HTTP server on loopback. It records each request and sends the response that the script chooses, byte for byte, so that a
/// response can also be malformed, truncated or missing. That is why it is built on sockets.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable, IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ScriptedRequest> _requests = [];
    private Func<ScriptedRequest, int, ScriptedResponse> _script;

    /// <param name="script">Gives the response to a request and the number of requests before it. Connections call it concurrently.</param>
    public ScriptedServer(Func<ScriptedRequest, int, ScriptedResponse> script)
    {
        _script = script;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <param name="responses">The responses in order; the last one repeats. Without any, the server never responds.</param>
    public ScriptedServer(params ScriptedResponse[] responses)
        : this(InOrder(responses))
    {
    }

    /// <summary>Sends one text to everybody, see <see cref="ResponseTemplate"/>.</summary>
    public ScriptedServer(string response)
        : this(new ResponseTemplate(response).Respond)
    {
    }

    /// <summary>The certificate of a server that speaks TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => string.Create(CultureInfo.InvariantCulture, $"{(Certificate is null ? "http" : "https")}://127.0.0.1:{Port}");

    /// <summary>The received requests since the last <see cref="Restart(Func{ScriptedRequest, int, ScriptedResponse})"/>.</summary>
    public IReadOnlyList<ScriptedRequest> Requests
    {
        get { lock (_requests) return _requests.ToArray(); }
    }

    /// <summary>Forgets the received requests and continues with another script.</summary>
    public void Restart(Func<ScriptedRequest, int, ScriptedResponse> script)
    {
        lock (_requests)
        {
            _requests.Clear();
            _script = script;
        }
    }

    /// <inheritdoc cref="Restart(Func{ScriptedRequest, int, ScriptedResponse})"/>
    public void Restart(params ScriptedResponse[] responses) => Restart(InOrder(responses));

    /// <summary>Waits until the server has received a number of requests; false when the time is over before.</summary>
    public bool WaitForRequests(int count, int seconds)
    {
        DateTime deadline = DateTime.UtcNow.AddSeconds(seconds);
        lock (_requests)
        {
            while (_requests.Count < count)
                if (deadline - DateTime.UtcNow is var left && (left <= TimeSpan.Zero || !Monitor.Wait(_requests, left))) return false;
        }

        return true;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Stop();
        _stopping.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static Func<ScriptedRequest, int, ScriptedResponse> InOrder(ScriptedResponse[] responses) =>
        (_, index) => responses.Length == 0 ? ScriptedResponse.Silence : responses[Math.Min(index, responses.Length - 1)];

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        connection.NoDelay = true;
        try
        {
            await using Stream stream = await OpenAsync(connection);
            RequestReader reader = new(stream);
            while (await reader.ReadAsync(_stopping.Token) is { } request)
            {
                ScriptedResponse response = Respond(request);
                await response.Ready.WaitAsync(_stopping.Token);
                await stream.WriteAsync(response.Bytes, _stopping.Token);
                if (response.Then == AfterResponse.KeepOpen) continue;
                if (response.Then == AfterResponse.Reset) connection.LingerState = new LingerOption(true, 0);
                return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // The client or the test has closed the connection.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection)
    {
        if (Certificate is null) return connection.GetStream();
        SslStream tls = new(connection.GetStream());
        await tls.AuthenticateAsServerAsync(Certificate);
        return tls;
    }

    private ScriptedResponse Respond(ScriptedRequest request)
    {
        Func<ScriptedRequest, int, ScriptedResponse> script;
        int index;
        lock (_requests)
        {
            index = _requests.Count;
            script = _script;
            _requests.Add(request);
            Monitor.PulseAll(_requests);
        }

        return script(request, index);
    }
}
