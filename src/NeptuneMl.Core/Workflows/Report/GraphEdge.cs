namespace NeptuneMl.Core.Workflows.Report;

/// <summary>A dependency in the drawing of the graph.</summary>
/// <param name="From">The step that is depended on.</param>
/// <param name="To">The step that depends on it.</param>
/// <param name="Points">The points of the line: from the bottom of one step to the top of the other, and where it enters and leaves the rows
/// between. It is straight within a row and curved between rows.</param>
internal sealed record GraphEdge(int From, int To, IReadOnlyList<(double X, double Y)> Points);
