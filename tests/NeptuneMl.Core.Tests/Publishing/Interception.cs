using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Publishing;

/// <summary>What happens to one request of a client.</summary>
/// <param name="Name">What is intercepted, for test names.</param>
/// <param name="Request">The requests that count: <c>change</c> for those that create, update or delete an endpoint, <c>read</c>, or
/// <c>query</c>.</param>
/// <param name="Skip">The number of those requests before it.</param>
internal sealed record Interception(string Name, string Request, int Skip)
{
    /// <summary>Whether the client ends at this request. Otherwise the connection is reset, or <see cref="Status"/> is returned.</summary>
    public bool IsKill { get; init; }

    /// <summary>Whether the service executes the request.</summary>
    public bool HasEffect { get; init; }

    /// <summary>The status of the response, or null for a reset connection.</summary>
    public int? Status { get; init; }

    /// <summary>Whether every further request is intercepted too.</summary>
    public bool Repeats { get; init; }

    /// <summary>Ends the client.</summary>
    public Action? Kill { get; set; }

    /// <summary>Whether a request counts.</summary>
    public bool Matches(ScriptedRequest request) => Request == (request.Path.EndsWith("/gremlin", StringComparison.Ordinal) ? "query"
        : request.Method == "GET" ? "read"
        : "change");

    public override string ToString() => Name;
}
