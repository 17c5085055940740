using System.Security.Cryptography;

namespace NeptuneMl.Core.Sdk;

/// <summary>Loads and JIT-compiles the HTTP stack on another thread, while the first session creates its SDK client. This takes a third of
/// the time of a first call, and does not depend on the connection. No request leaves the process.</summary>
internal static class HttpWarmUp
{
    private static readonly byte[] s_response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();
    private static readonly Lazy<Task> s_once = new(() => Environment.ProcessorCount > 1 ? Task.Run(RunAsync) : Task.CompletedTask);

    /// <summary>Begins, once per process. A failure needs no handling: the first call fails for the same reason, and reports it.</summary>
    public static Task Begin() => s_once.Value;

    private static async Task RunAsync()
    {
        // Signing comes before sending, and loads the platform's cryptography library.
        _ = HMACSHA256.HashData([0], []);

        using SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = static (_, _) => new ValueTask<Stream>(new CannedConnection(s_response)),
        };
        using HttpClient client = new(new ObservingHandler(sockets));
        using HttpRequestMessage request = new(HttpMethod.Get, "http://localhost/");
        using HttpResponseMessage response =
            await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    /// <summary>Discards the request, and returns one response.</summary>
    private sealed class CannedConnection(byte[] response) : MemoryStream(response, writable: false)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.CompletedTask;
    }
}
