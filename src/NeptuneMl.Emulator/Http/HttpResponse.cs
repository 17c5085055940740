using System.Buffers;
using System.Text.Encodings.Web;

namespace NeptuneMl.Emulator.Http;

/// <summary>A response, complete before its first byte is sent. A connection uses one instance for all its responses.</summary>
internal sealed class HttpResponse : IDisposable
{
    private const string JsonType = "application/json";

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _body = new(1024);
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly Utf8JsonWriter _json;
    private string _contentType = JsonType;

    public HttpResponse() => _json = new Utf8JsonWriter(_body, JsonOptions);

    public int Status { get; set; }

    /// <summary>Whether the connection is closed after this response.</summary>
    public bool Close { get; set; }

    /// <summary>How far the Date header is ahead of the system clock.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>How a faulty response is sent; null for a normal response.</summary>
    public Delivery? Delivery { get; set; }

    public ReadOnlySpan<byte> Body
    {
        get
        {
            _json.Flush();
            return _body.WrittenSpan;
        }
    }

    public void Reset()
    {
        Status = 200;
        Close = false;
        Delivery = null;
        _contentType = JsonType;
        _headers.Clear();
        DiscardBody();
    }

    public void AddHeader(string name, string value) => _headers.Add(KeyValuePair.Create(name, value));

    /// <summary>Starts a JSON body and discards what was written before.</summary>
    public Utf8JsonWriter BeginJson()
    {
        DiscardBody();
        return _json;
    }

    /// <summary>Replaces the body.</summary>
    public void ReplaceBody(byte[] body, string contentType = JsonType)
    {
        DiscardBody();
        _body.Write(body);
        _contentType = contentType;
    }

    /// <summary>Writes the head and the body. With <see cref="Delivery.Padding"/>, the caller sends the spaces between the two.</summary>
    /// <returns>The offset of the body.</returns>
    public int WriteTo(ArrayBufferWriter<byte> output)
    {
        _json.Flush();
        WriteStatusLine(output, Status);
        WriteHeader(output, "Date", HttpDate.Now(ClockSkew));
        foreach ((string name, string value) in _headers)
            WriteHeader(output, name, value);
        if (_body.WrittenCount > 0)
            WriteHeader(output, "Content-Type", _contentType);
        if (Close)
            output.Write("Connection: close\r\n"u8);
        output.Write("Content-Length: "u8);
        long length = (long)(_body.WrittenCount * (Delivery?.Declared ?? 1)) + (Delivery?.Padding ?? 0);
        Span<byte> digits = output.GetSpan(20);
        length.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Write("\r\n\r\n"u8);
        int head = output.WrittenCount;
        output.Write(_body.WrittenSpan[..(int)(_body.WrittenCount * (Delivery?.Sent ?? 1))]);
        return head;
    }

    public void Dispose() => _json.Dispose();

    private void DiscardBody()
    {
        _body.ResetWrittenCount();
        _json.Reset();
    }

    private static void WriteStatusLine(ArrayBufferWriter<byte> output, int status)
    {
        output.Write("HTTP/1.1 "u8);
        Span<byte> digits = output.GetSpan(3);
        status.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Write(ReasonPhrase(status));
        output.Write("\r\n"u8);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, string name, string value)
    {
        Encoding.Latin1.GetBytes(name, output);
        output.Write(": "u8);
        Encoding.Latin1.GetBytes(value, output);
        output.Write("\r\n"u8);
    }

    private static ReadOnlySpan<byte> ReasonPhrase(int status) => status switch
    {
        200 => " OK"u8,
        204 => " No Content"u8,
        301 => " Moved Permanently"u8,
        400 => " Bad Request"u8,
        402 => " Payment Required"u8,
        403 => " Forbidden"u8,
        404 => " Not Found"u8,
        405 => " Method Not Allowed"u8,
        408 => " Request Timeout"u8,
        409 => " Conflict"u8,
        413 => " Content Too Large"u8,
        429 => " Too Many Requests"u8,
        431 => " Request Header Fields Too Large"u8,
        500 => " Internal Server Error"u8,
        501 => " Not Implemented"u8,
        502 => " Bad Gateway"u8,
        503 => " Service Unavailable"u8,
        504 => " Gateway Timeout"u8,
        505 => " HTTP Version Not Supported"u8,
        _ => " "u8,
    };
}
