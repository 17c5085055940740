using System.Globalization;
using System.Text;

namespace NeptuneMl.Fuzz;

/// <summary>The bytes of an answer, head and body, and whether the connection ends after them.</summary>
internal sealed record CannedAnswer(byte[] Bytes, bool Closes)
{
    /// <summary>What a service says that is not to be asked: the answer to looks that are no part of a case.</summary>
    public static CannedAnswer Refusal { get; } = Json("""{"code":"AccessDeniedException","message":"Not for you.","detailedMessage":"Not for you."}"""u8, 403);

    public static CannedAnswer Json(ReadOnlySpan<byte> body, int status = 200, string headers = "") =>
        Of($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} Canned\r\nContent-Type: application/json\r\nx-amzn-RequestId: 0f5b2c1e-0000-4000-8000-000000000000\r\n{headers}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n", body, closes: false);

    /// <summary>An answer of which the head may be anything, so that nobody can tell where it ends but by the end of the connection.</summary>
    public static CannedAnswer Of(string head, ReadOnlySpan<byte> body, bool closes = true) => new([.. Encoding.Latin1.GetBytes(head), .. body], closes);
}
