namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>A request as it came over the socket; <paramref name="Target"/> is the request line's path and query, still encoded.</summary>
internal sealed record CapturedRequest(string Method, string Target, string? ContentType, string Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Decoded name and value pairs, sorted.</summary>
    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        .. Target.Split('?').Skip(1).SelectMany(query => query.Split('&'))
            .Select(pair => pair.Split('='))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])))
            .Order(),
    ];
}
