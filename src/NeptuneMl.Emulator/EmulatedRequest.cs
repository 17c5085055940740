namespace NeptuneMl.Emulator;

/// <summary>A request as it arrived at the emulator.</summary>
public sealed class EmulatedRequest
{
    internal EmulatedRequest(string method, string target, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Target = target;
        Headers = headers;
        Body = body;
    }

    /// <summary>The HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path and query exactly as sent, percent-encoding included.</summary>
    public string Target { get; }

    /// <summary>The headers in the order sent, with the names as sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body, with any chunked framing removed.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
