namespace NeptuneMl;

/// <summary>The status of the engine of a cluster, returned by <c>Test-NeptuneMLConnection</c> (API: <c>GetEngineStatus</c>).</summary>
public sealed class EngineStatus
{
    /// <summary>Whether the engine reports the status <c>healthy</c>.</summary>
    public bool IsHealthy => string.Equals(Status, "healthy", StringComparison.OrdinalIgnoreCase);

    /// <summary>The status: <c>healthy</c>, or <c>recovery</c> while the engine rolls back transactions after a restart.</summary>
    public string? Status { get; init; }

    /// <summary>The milliseconds that the call took, retries included.</summary>
    public required double RoundTripInMilliseconds { get; init; }

    /// <summary>When the server process started, in the format of the engine.</summary>
    public string? StartTime { get; init; }

    /// <summary>The engine version (API: <c>dbEngineVersion</c>).</summary>
    public string? DbEngineVersion { get; init; }

    /// <summary>The role of the instance: <c>writer</c> or <c>reader</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The mode of the DFE query engine: <c>enabled</c> or <c>viaQueryHint</c>.</summary>
    public string? DfeQueryEngine { get; init; }

    /// <summary>The supported version of Gremlin, or null.</summary>
    public string? GremlinVersion { get; init; }

    /// <summary>The supported version of SPARQL, or null.</summary>
    public string? SparqlVersion { get; init; }

    /// <summary>The supported version of openCypher, or null.</summary>
    public string? OpencypherVersion { get; init; }

    /// <summary>The lab mode features with their settings.</summary>
    public IReadOnlyDictionary<string, string> LabMode { get; init; } = new Dictionary<string, string>();

    /// <summary>The number of transactions that are being rolled back, or null.</summary>
    public int? RollingBackTrxCount { get; init; }

    /// <summary>When the earliest of these transactions started, in the format of the engine, or null.</summary>
    public string? RollingBackTrxEarliestStartTime { get; init; }

    /// <summary>The features with their status: text, numbers, or nested dictionaries and arrays.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; init; } = new Dictionary<string, object?>();

    /// <summary>The settings of the engine, such as <c>clusterQueryTimeoutInMs</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The connection that was tested.</summary>
    public required NeptuneMLConnection Connection { get; init; }
}
