using System.Globalization;
using System.Text;

namespace NeptuneMl.TestKit.Http;

/// <summary>The bytes of a response, head and body, which need not conform to HTTP.</summary>
public sealed record ScriptedResponse(byte[] Bytes, AfterResponse Then = AfterResponse.KeepOpen)
{
    /// <summary>The connection is reset without a response.</summary>
    public static ScriptedResponse Reset { get; } = new([], AfterResponse.Reset);

    /// <summary>The connection stays open without a response.</summary>
    public static ScriptedResponse Silence { get; } = new([]) { Ready = new TaskCompletionSource().Task };

    /// <summary>The response is sent when this task completes.</summary>
    public Task Ready { get; init; } = Task.CompletedTask;

    public static ScriptedResponse Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Http(status, "application/json", body, headers);

    /// <param name="claimedLength">The value of Content-Length when it differs from the length of the body. The connection is then closed.</param>
    public static ScriptedResponse Http(
        int status,
        string contentType,
        string body,
        (string Name, string Value)[]? headers = null,
        int? claimedLength = null)
    {
        byte[] content = Encoding.UTF8.GetBytes(body);
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\nContent-Length: {claimedLength ?? content.Length}\r\n");
        foreach ((string name, string value) in headers ?? []) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append("\r\n");
        return Raw(head.ToString(), content, claimedLength is null ? AfterResponse.KeepOpen : AfterResponse.Close);
    }

    /// <param name="head">Everything before the body, one byte for each character.</param>
    /// <param name="body">The body.</param>
    /// <param name="then">A malformed response ends where the connection is closed.</param>
    public static ScriptedResponse Raw(string head, ReadOnlySpan<byte> body, AfterResponse then = AfterResponse.Close) =>
        new([.. Encoding.Latin1.GetBytes(head), .. body], then);
}
