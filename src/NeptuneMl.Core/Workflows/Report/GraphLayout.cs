namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The coordinates of a drawing of the graph: steps in rows, each below the steps that it depends on. Edges pass between steps, and
/// never through them.</summary>
internal sealed class GraphLayout
{
    public const double StepWidth = 172;
    public const double StepHeight = 58;

    private const int StepsInRow = 6;
    private const double StepGap = 20;
    private const double PassageGap = 12;
    private const int Sweeps = 12;

    private readonly GraphSlot[][] _rows;
    private readonly double[] _tops;

    public GraphLayout(StepGraph graph)
    {
        _rows = GraphRows.Create(graph, GraphRows.Assign(graph, StepsInRow));
        Width = _rows.Select(row => Distances(row)[^1] + HalfWidth(row[0]) + HalfWidth(row[^1])).DefaultIfEmpty().Max();
        _tops = new double[_rows.Length];
        for (int i = 1; i < _rows.Length; i++)
            _tops[i] = _tops[i - 1] + StepHeight + GapBelow(_rows[i - 1]);
        Height = _rows.Length == 0 ? 0 : _tops[^1] + StepHeight;
        Place();

        Dictionary<int, GraphSlot> steps = _rows.SelectMany(row => row).Where(slot => slot.IsStep).ToDictionary(slot => slot.Step);
        Steps = [.. Enumerable.Range(0, graph.Count).Select(step => (steps[step].X - (StepWidth / 2), _tops[steps[step].Row]))];
        Edges = [.. graph.Order.SelectMany(step => graph.Dependents[step].Select(dependent => Edge(steps[step], steps[dependent])))];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The top left corner of each step.</summary>
    public IReadOnlyList<(double X, double Y)> Steps { get; }

    public IReadOnlyList<GraphEdge> Edges { get; }

    private static double HalfWidth(GraphSlot slot) => slot.IsStep ? StepWidth / 2 : PassageGap / 2;

    private static double Distance(GraphSlot left, GraphSlot right) =>
        HalfWidth(left) + HalfWidth(right) + (left.IsStep && right.IsStep ? StepGap : left.IsStep || right.IsStep ? PassageGap : 0);

    // The least distance of each slot from the first one.
    private static double[] Distances(GraphSlot[] row)
    {
        double[] distances = new double[row.Length];
        for (int i = 1; i < row.Length; i++) distances[i] = distances[i - 1] + Distance(row[i - 1], row[i]);
        return distances;
    }

    // More space for more edges.
    private static double GapBelow(GraphSlot[] row) => 36 + Math.Min(48, 3 * row.Sum(slot => slot.Below.Count));

    private void Place()
    {
        foreach (GraphSlot[] row in _rows)
        {
            double[] distances = Distances(row);
            double left = (Width - distances[^1]) / 2;
            for (int i = 0; i < row.Length; i++) row[i].X = left + distances[i];
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool isDown = sweep % 2 == 0;
            foreach (GraphSlot[] row in isDown ? _rows : _rows.Reverse())
                Place(row, slot => Wanted(slot, isDown ? slot.Above : slot.Below));
        }

        foreach (GraphSlot[] row in _rows) Place(row, slot => Wanted(slot, [.. slot.Above, .. slot.Below]));
    }

    // The mean place of the neighbors. Passages attract each other most, so that long edges are straight.
    private static double Wanted(GraphSlot slot, List<GraphSlot> neighbors)
    {
        (double sum, double weights) = (0, 0);
        foreach (GraphSlot neighbor in neighbors)
        {
            double weight = slot.IsStep ? 1 : neighbor.IsStep ? 2 : 8;
            (sum, weights) = (sum + (weight * neighbor.X), weights + weight);
        }

        return weights == 0 ? slot.X : sum / weights;
    }

    // As near to the wanted places as the order and the distances allow (least squares): slots that would overlap form a block, which
    // has the mean of their places.
    private void Place(GraphSlot[] row, Func<GraphSlot, double> wanted)
    {
        double[] distances = Distances(row);
        List<(double Sum, int Count)> blocks = [];
        for (int i = 0; i < row.Length; i++)
        {
            (double Sum, int Count) block = (wanted(row[i]) - distances[i], 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (blocks[^1].Sum + block.Sum, blocks[^1].Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        double least = HalfWidth(row[0]);
        double most = Width - HalfWidth(row[^1]) - distances[^1];
        int next = 0;
        foreach ((double sum, int count) in blocks)
        {
            double left = Math.Max(least, Math.Min(most, sum / count));
            for (int end = next + count; next < end; next++) row[next].X = left + distances[next];
        }
    }

    private GraphEdge Edge(GraphSlot from, GraphSlot to)
    {
        List<(double X, double Y)> points = [(from.X, _tops[from.Row] + StepHeight)];
        GraphSlot last = from;
        while (last.Row + 1 < to.Row)
        {
            last = last.Below.Single(slot => !slot.IsStep);
            points.Add((last.X, _tops[last.Row]));
            points.Add((last.X, _tops[last.Row] + StepHeight));
        }

        // Edges end side by side, in the order in which they arrive.
        GraphSlot[] arriving = [.. to.Above.OrderBy(slot => slot.X)];
        double space = Math.Min(16, (StepWidth - 32) / arriving.Length);
        points.Add((to.X + ((Array.IndexOf(arriving, last) - ((arriving.Length - 1) / 2.0)) * space), _tops[to.Row]));
        return new GraphEdge(from.Step, to.Step, points);
    }
}
