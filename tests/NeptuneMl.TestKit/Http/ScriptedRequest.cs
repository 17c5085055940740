namespace NeptuneMl.TestKit.Http;

/// <summary>A received request.</summary>
public sealed record ScriptedRequest
{
    /// <param name="head">The request line and the headers; empty for a TLS handshake.</param>
    /// <param name="body">The body.</param>
    internal ScriptedRequest(string head, string body)
    {
        Head = head;
        Body = body;
        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) return;
        string[] first = lines[0].Split(' ');
        (Method, Target) = (first[0], first[1]);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string[] header in lines.Skip(1).Select(line => line.Split(':', 2))) headers[header[0]] = header[1].Trim();
        Headers = headers;
    }

    public string Head { get; }

    public string Body { get; }

    public string Method { get; } = "";

    /// <summary>Path and query, still encoded.</summary>
    public string Target { get; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>();

    public string Path => Target.Split('?')[0];

    /// <summary>Decoded names and values, sorted.</summary>
    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        .. Target.Split('?').Skip(1).SelectMany(query => query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")))
            .Order(),
    ];

    public override string ToString() => Head;
}
