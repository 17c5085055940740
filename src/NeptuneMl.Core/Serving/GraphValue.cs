namespace NeptuneMl.Core.Serving;

/// <summary>A part of a graph in a result.</summary>
internal abstract record GraphValue
{
    /// <summary>A node or an edge.</summary>
    public sealed record Entity(string Id, bool IsEdge) : GraphValue;

    /// <summary>A property of a node or an edge.</summary>
    public sealed record Property(string Key, object? Value) : GraphValue;

    /// <summary>The objects of a path.</summary>
    public sealed record Path(IReadOnlyList<object?> Objects) : GraphValue;
}
