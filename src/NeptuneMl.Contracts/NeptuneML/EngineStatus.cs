namespace NeptuneMl;

/// <summary>The state of a cluster's engine, from <c>Test-NeptuneMLConnection</c> (API: <c>GetEngineStatus</c>).</summary>
public sealed class EngineStatus
{
    /// <summary>Whether the engine reports itself healthy.</summary>
    public bool IsHealthy => string.Equals(Status, "healthy", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>healthy</c>, or <c>recovery</c> while transactions are rolled back after a restart.</summary>
    public string? Status { get; init; }

    /// <summary>How long the answer took, retries included.</summary>
    public required TimeSpan RoundTrip { get; init; }

    /// <summary>When the server process started, as the engine writes it.</summary>
    public string? StartTime { get; init; }

    /// <summary>The engine's version (API: <c>dbEngineVersion</c>).</summary>
    public string? DbEngineVersion { get; init; }

    /// <summary><c>writer</c> or <c>reader</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Whether the DFE query engine is used: <c>enabled</c> or <c>viaQueryHint</c>.</summary>
    public string? DfeQueryEngine { get; init; }

    /// <summary>The version of Gremlin spoken, or null.</summary>
    public string? GremlinVersion { get; init; }

    /// <summary>The version of SPARQL spoken, or null.</summary>
    public string? SparqlVersion { get; init; }

    /// <summary>The version of openCypher spoken, or null.</summary>
    public string? OpencypherVersion { get; init; }

    /// <summary>Lab-mode features and their settings.</summary>
    public IReadOnlyDictionary<string, string> LabMode { get; init; } = new Dictionary<string, string>();

    /// <summary>How many transactions are being rolled back; null when none.</summary>
    public int? RollingBackTrxCount { get; init; }

    /// <summary>When the earliest of them started, as the engine writes it; null when none.</summary>
    public string? RollingBackTrxEarliestStartTime { get; init; }

    /// <summary>Features and their state: text, numbers, or nested dictionaries and arrays.</summary>
    public IReadOnlyDictionary<string, object?> Features { get; init; } = new Dictionary<string, object?>();

    /// <summary>Settings, such as <c>clusterQueryTimeoutInMs</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The connection that was tested.</summary>
    public required NeptuneMLConnection Connection { get; init; }
}
