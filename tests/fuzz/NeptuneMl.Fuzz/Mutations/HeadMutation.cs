using System.Globalization;
using System.Text;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Complete responses with heads that are wrong: status, length, encoding, redirection, and headers that nobody expects.</summary>
internal static class HeadMutation
{
    private const string Json = "Content-Type: application/json\r\n";

    private static readonly string[] s_statusLines =
    [
        "HTTP/1.0 200 OK", "HTTP/1.1 200", "HTTP/1.1 201 Created", "HTTP/1.1 202 Accepted", "HTTP/1.1 204 No Content", "HTTP/1.1 206 Partial", "HTTP/1.1 299 Odd", "HTTP/1.1 304 Not Modified",
        "HTTP/1.1 600 Odd", "HTTP/1.1 999 Odd", "HTTP/1.1 2000 Odd", "HTTP/1.1 20 Odd", "HTTP/1.1 abc Odd", "HTTP/2.0 200 OK", "HTTP/9.9 200 OK", "ICY 200 OK", "200 OK", "", "\0\0\0",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK", "HTTP/1.1 101 Switching Protocols", "HTTP/1.1 200 \u001b[31mRed", "HTTP/1.1 500 Oops",
    ];

    private static readonly string[] s_lengths =
    [
        "Content-Length: 0", "Content-Length: -1", "Content-Length: 7", "Content-Length: 2147483648", "Content-Length: 9223372036854775808", "Content-Length: 99999999999999999999999", "Content-Length: x",
        "Content-Length: 5\r\nContent-Length: 7", "Content-Length: ", "X-None: 1", "Content-Length: 10\r\nTransfer-Encoding: chunked", "Transfer-Encoding: gzip", "Transfer-Encoding: rubbish, chunked",
    ];

    private static readonly string[] s_extras =
    [
        "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: identity", "Content-Encoding: rubbish", "Content-Type: text/html", "Content-Type: ", "Content-Type: /;;=", "Content-Type: application/json; charset=utf-7",
        "Content-Type: application/json; charset=\"no such\"", "Date: Fri, 31 Dec 9999 23:59:59 GMT", "Date: Mon, 01 Jan 0001 00:00:00 GMT", "Date: yesterday", "Date: ", "x-amz-crc32: 1", "x-amz-crc32: rubbish",
        "x-amzn-RequestId: \u001b]0;title\u0007\u009b31m", "x-amzn-RequestId: ", "x-amzn-ErrorType: ThrottlingException", "x-amzn-ErrorType: \u001b[31m", "Retry-After: -1", "Retry-After: soon", "Set-Cookie: a=b", "Connection: close",
        "Connection: rubbish", "no colon at all", ": no name", "X-Bad Name: 1", "X-Folded: 1\r\n 2\r\n\t3", "X-Nul: \0", "x-amz-request-id: a\r\nx-amz-request-id: b", "Trailer: Content-Length", "Location: /x", "x-amz-clock-skew: 1",
        "x-amz-checksum-crc32: AAAAAA==", "x-amz-checksum-sha256: rubbish", "X-Amz-Date: rubbish", "Content-Length : 3", "Upgrade: h2c",
    ];

    /// <param name="elsewhere">The address that responses redirect to, and that nobody may ask.</param>
    public static FuzzCase Make(Operation operation, Random random, Uri elsewhere)
    {
        byte[] body = ByteMutation.Bytes(StructureMutation.ResponseOf(operation, random));
        string length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        (string mutation, ScriptedResponse response) = random.Next(100) switch
        {
            < 22 => Named(s_statusLines, random, line => ScriptedResponse.Raw($"{line}\r\n{Json}{length}\r\n", body)),
            < 40 => Named(s_lengths, random, header => ScriptedResponse.Raw($"HTTP/1.1 200 OK\r\n{Json}{header}\r\n\r\n", body)),
            < 65 => Named(
                s_extras,
                random,
                header => ScriptedResponse.Raw($"HTTP/1.1 {(random.Next(3) == 0 ? 403 : 200)} OK\r\n{header}\r\n{length}\r\n", body)),
            < 80 => Redirected(random, body, length, elsewhere),
            < 94 => Chunked(random, body),
            < 96 => ("a huge header", ScriptedResponse.Raw(
                $"HTTP/1.1 200 OK\r\nX-Huge: {new string('h', random.Next(10_000, 200_000))}\r\n{length}\r\n",
                body)),
            < 98 => ("many headers", ScriptedResponse.Raw($"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Range(0, 3000).Select(n => $"X-{n.ToString(CultureInfo.InvariantCulture)}: 1\r\n"))}{length}\r\n", body)),
            98 => ("a reset", ScriptedResponse.Raw("", [])),
            _ => ("an end in the head", ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Ty", [])),
        };
        return FuzzCase.Of(operation, mutation, response, random);
    }

    /// <summary>The text without what would end a header.</summary>
    public static string InOneLine(string text) => text.ReplaceLineEndings(" ");

    private static (string, ScriptedResponse) Named(string[] choices, Random random, Func<string, ScriptedResponse> response)
    {
        string choice = choices[random.Next(choices.Length)];
        return ($"head with '{choice.ReplaceLineEndings(" / ")}'", response(choice));
    }

    private static (string, ScriptedResponse) Redirected(Random random, byte[] body, string length, Uri elsewhere)
    {
        int status = random.Next(2) == 0 ? 307 : random.Next(300, 309);
        string location = random.Next(6) switch
        {
            0 => "",
            1 => "/other",
            2 => "file:///etc/passwd",
            3 => "http://[",
            _ => elsewhere
            .ToString()
        };
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\n{Json}{length}\r\n");
        return ($"redirection {status} to '{location}'", ScriptedResponse.Raw(head, body));
    }

    private static (string, ScriptedResponse) Chunked(Random random, byte[] body)
    {
        string size = body.Length.ToString("x", CultureInfo.InvariantCulture), text = Encoding.Latin1.GetString(body);
        (string What, string Chunks)[] forms =
        [
            ("whole", $"{size}\r\n{text}\r\n0\r\n\r\n"), ("with extension and trailer", $"{size};a=b\r\n{text}\r\n0\r\nX-Trailer: 1\r\nContent-Length: 4\r\n\r\n"), ("without end", $"{size}\r\n{text}\r\n"), ("too short", $"1\r\n{text}\r\n0\r\n\r\n"),
            ("too long", $"fffff\r\n{text}"), ("too long for anything", $"ffffffffffffffff\r\n{text}"), ("not hexadecimal", $"xyz\r\n{text}\r\n0\r\n\r\n"), ("negative", $"-5\r\n{text}\r\n0\r\n\r\n"), ("empty", "0\r\n\r\n"),
            ("a byte each", string.Concat(text.Take(300).Select(letter => $"1\r\n{letter}\r\n"))
                + "0\r\n\r\n"), ("two responses", $"{size}\r\n{text}\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{{}}"),
        ];
        (string what, string chunks) = forms[random.Next(forms.Length)];
        return ($"chunks {what}", ScriptedResponse.Raw($"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n{chunks}", []));
    }
}
