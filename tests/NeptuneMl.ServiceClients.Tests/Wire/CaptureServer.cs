using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>A loopback HTTP server that keeps each request and gives it the next of the prepared answers.</summary>
internal sealed class CaptureServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly ConcurrentQueue<CapturedRequest> _requests = new();

    public CaptureServer()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The request that came last.</summary>
    public CapturedRequest Last => _requests.Last();

    public int Count => _requests.Count;

    public void AnswerNext(
        string body, int status = 200, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        _answers.Enqueue(new Answer(body, status, contentType, headers));

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await ServeAsync(context);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        _requests.Enqueue(new CapturedRequest(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.ContentType, body));

        Answer answer = _answers.TryDequeue(out Answer? prepared) ? prepared : new Answer("{}", 200, "application/json", []);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
            context.Response.Headers.Add(name, value);

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        context.Response.Close();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Answer(string Body, int Status, string ContentType, (string Name, string Value)[] Headers);
}
