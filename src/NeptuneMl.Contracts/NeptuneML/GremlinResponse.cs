namespace NeptuneMl;

/// <summary>The response to a Gremlin query, returned by <c>Invoke-NeptuneMLInference -Raw</c> (API: <c>ExecuteGremlinQuery</c>).</summary>
public sealed class GremlinResponse
{
    /// <summary>The ID of the query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status in the response of the engine (API: <c>status.code</c>).</summary>
    [From("Status.Code")]
    public int? StatusCode { get; init; }

    /// <summary>The message in the response of the engine, usually empty (API: <c>status.message</c>).</summary>
    [From("Status.Message")]
    public string? StatusMessage { get; init; }

    /// <summary>The attributes of the status, as GraphSON (API: <c>status.attributes</c>).</summary>
    [From("Status.Attributes")]
    public object? StatusAttributes { get; init; }

    /// <summary>The result as GraphSON: text, numbers, and nested dictionaries and arrays. <c>data</c> has the results of the
    /// query.</summary>
    public object? Result { get; init; }

    /// <summary>The metadata of the query, as GraphSON (API: <c>meta</c>).</summary>
    public object? Meta { get; init; }

    /// <summary>The milliseconds that the call took, retries included.</summary>
    public double LatencyInMilliseconds { get; internal set; }

    /// <summary>The connection that the query was sent over.</summary>
    public NeptuneMLConnection? Connection { get; init; }
}
