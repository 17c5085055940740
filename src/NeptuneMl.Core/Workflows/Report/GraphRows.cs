namespace NeptuneMl.Core.Workflows.Report;

/// <summary>Assigns steps and the passages of edges to rows, and orders each row so that few edges cross.</summary>
internal static class GraphRows
{
    private const int Sweeps = 24;

    // A graph with more slots is not readable in any order, and is sorted in few sweeps.
    private const int ManySlots = 4000;

    /// <summary>Returns the row of each step: the first one below the steps that it depends on (layers by longest path) that has room for it,
    /// so that a drawing is as wide as a page. Steps without any edge are in rows of their own at the end.</summary>
    public static int[] Assign(StepGraph graph, int capacity)
    {
        int[] row = new int[graph.Count];
        Array.Fill(row, -1);
        List<int> waiting = [.. graph.Order.Where(step => graph.Dependencies[step].Length + graph.Dependents[step].Length > 0)];
        int last = 0;
        for (; waiting.Count > 0; last++)
        {
            // First the steps whose dependencies are furthest up: their edges are long already.
            int[] next =
            [
                .. waiting.Where(step => Array.TrueForAll(graph.Dependencies[step], on => row[on] >= 0))
                    .OrderBy(step => graph.Dependencies[step].Select(on => row[on]).DefaultIfEmpty(last).Min()).Take(capacity),
            ];
            foreach (int step in next) row[step] = last;
            waiting.RemoveAll(step => row[step] >= 0);
        }

        // A step without dependencies is drawn right above the first step that depends on it.
        int[] filled = [.. Enumerable.Range(0, last).Select(at => row.Count(other => other == at))];
        foreach (int step in graph.Order.Where(step => graph.Dependencies[step].Length == 0 && graph.Dependents[step].Length > 0))
        {
            int at = graph.Dependents[step].Min(dependent => row[dependent]) - 1;
            while (at > row[step] && filled[at] == capacity) at--;
            filled[row[step]]--;
            row[step] = at;
            filled[at]++;
        }

        foreach ((int index, int step) in graph.Order.Where(step => row[step] < 0).ToArray().Index()) row[step] = last + (index / capacity);
        int[] used = [.. row.Distinct().Order()];
        return [.. row.Select(at => Array.BinarySearch(used, at))];
    }

    /// <summary>Returns the slots, by row and in order. All edges from a step to rows further down share one passage through each row
    /// between.</summary>
    public static GraphSlot[][] Create(StepGraph graph, int[] row)
    {
        List<GraphSlot>[] rows = [.. Enumerable.Range(0, row.Length == 0 ? 0 : row.Max() + 1).Select(_ => new List<GraphSlot>())];
        GraphSlot[] steps = [.. row.Select((at, step) => new GraphSlot(step, at))];
        foreach (int step in graph.Order) rows[row[step]].Add(steps[step]);
        foreach (int step in graph.Order)
        {
            GraphSlot from = steps[step];
            int last = graph.Dependents[step].Select(dependent => row[dependent]).DefaultIfEmpty().Max();
            for (int at = row[step] + 1; at <= last; at++)
            {
                foreach (int dependent in graph.Dependents[step].Where(dependent => row[dependent] == at)) Connect(from, steps[dependent]);
                if (at == last) break;
                GraphSlot passage = new(-1, at);
                rows[at].Add(passage);
                Connect(from, passage);
                from = passage;
            }
        }

        GraphSlot[][] result = [.. rows.Select(slots => slots.ToArray())];
        Sort(result);
        return result;
    }

    private static void Connect(GraphSlot above, GraphSlot below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    // The barycenter method: each slot to the mean position of its neighbors, alternately downwards and upwards; the best order is kept.
    private static void Sort(GraphSlot[][] rows)
    {
        foreach (GraphSlot[] row in rows) Number(row);
        bool isLarge = rows.Sum(row => row.Length) > ManySlots;
        int sweeps = isLarge ? 4 : Sweeps;
        (long Crossings, GraphSlot[][] Rows) best = (Crossings(rows), Copy(rows));
        for (int sweep = 0; sweep < sweeps && best.Crossings > 0; sweep++)
        {
            bool isDown = sweep % 2 == 0;
            for (int i = 0; i < rows.Length; i++)
            {
                int at = isDown ? i : rows.Length - 1 - i;
                rows[at] =
                [
                    .. rows[at].OrderBy(slot => (isDown ? slot.Above : slot.Below) is { Count: > 0 } neighbors
                        ? neighbors.Average(neighbor => (neighbor.Position + 0.5) / rows[neighbor.Row].Length)
                        : (slot.Position + 0.5) / rows[at].Length),
                ];
                Number(rows[at]);
            }

            while (!isLarge && SwapNeighbors(rows))
            {
                // Until no swap saves a crossing.
            }

            long crossings = Crossings(rows);
            if (crossings < best.Crossings) best = (crossings, Copy(rows));
        }

        best.Rows.CopyTo(rows, 0);
        foreach (GraphSlot[] row in rows) Number(row);
    }

    private static GraphSlot[][] Copy(GraphSlot[][] rows) => [.. rows.Select(row => row.ToArray())];

    private static void Number(GraphSlot[] row)
    {
        for (int i = 0; i < row.Length; i++) row[i].Position = i;
    }

    private static bool SwapNeighbors(GraphSlot[][] rows)
    {
        bool isBetter = false;
        foreach (GraphSlot[] row in rows)
        {
            for (int i = 0; i + 1 < row.Length; i++)
            {
                (GraphSlot left, GraphSlot right) = (row[i], row[i + 1]);
                if (Crossings(right.Above, left.Above) + Crossings(right.Below, left.Below)
                    >= Crossings(left.Above, right.Above) + Crossings(left.Below, right.Below))
                {
                    continue;
                }

                (row[i], row[i + 1]) = (right, left);
                (left.Position, right.Position) = (right.Position, left.Position);
                isBetter = true;
            }
        }

        return isBetter;
    }

    private static long Crossings(List<GraphSlot> left, List<GraphSlot> right) =>
        left.Sum(one => (long)right.Count(other => other.Position < one.Position));

    private static long Crossings(GraphSlot[][] rows)
    {
        long crossings = 0;
        for (int at = 0; at + 1 < rows.Length; at++)
        {
            // Counts by a Fenwick tree how many of the edges further left end further right.
            int[] tree = new int[rows[at + 1].Length + 1];
            int count = 0;
            foreach (GraphSlot slot in rows[at])
            {
                foreach (GraphSlot end in slot.Below)
                {
                    crossings += count;
                    for (int i = end.Position + 1; i > 0; i &= i - 1) crossings -= tree[i];
                }

                foreach (GraphSlot end in slot.Below)
                {
                    for (int i = end.Position + 1; i < tree.Length; i += i & -i) tree[i]++;
                    count++;
                }
            }
        }

        return crossings;
    }
}
