namespace NeptuneMl.Core.Workflows.Report;

/// <summary>A place in a row of the graph: a step, or the passage of edges from a step to rows further down.</summary>
/// <param name="Step">The step, or -1 for a passage.</param>
/// <param name="Row">The row, from 0 at the top.</param>
internal sealed record GraphSlot(int Step, int Row)
{
    public bool IsStep => Step >= 0;

    /// <summary>The slots of the row above and of the row below that edges lead to.</summary>
    public List<GraphSlot> Above { get; } = [];

    public List<GraphSlot> Below { get; } = [];

    /// <summary>The position in the row, from 0 at the left.</summary>
    public int Position { get; set; }

    /// <summary>The center.</summary>
    public double X { get; set; }

    // By reference: slots refer to each other.
    public bool Equals(GraphSlot? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
