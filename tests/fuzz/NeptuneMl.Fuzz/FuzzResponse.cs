using System.Globalization;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Fuzz;

/// <summary>Responses with the headers that both services send.</summary>
internal static class FuzzResponse
{
    /// <summary>The response to requests that are not part of a case.</summary>
    public static ScriptedResponse Refusal { get; } =
        Json("""{"code":"AccessDeniedException","message":"Not for you.","detailedMessage":"Not for you."}"""u8, 403);

    public static ScriptedResponse Json(ReadOnlySpan<byte> body, int status = 200, string headers = "")
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Canned\r\nContent-Type: application/json\r\nx-amzn-RequestId: 0f5b2c1e-0000-4000-8000-000000000000\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        return ScriptedResponse.Raw(head, body, AfterResponse.KeepOpen);
    }
}
