namespace NeptuneMl.Emulator;

/// <summary>A request that the emulator received.</summary>
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

    /// <summary>The path and query exactly as sent, still percent-encoded.</summary>
    public string Target { get; }

    /// <summary>The headers in the order and with the names that the client sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body, decoded when it was sent chunked.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
