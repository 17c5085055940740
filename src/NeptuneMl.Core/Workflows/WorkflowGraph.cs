namespace NeptuneMl.Core.Workflows;

/// <summary>The dependencies between the steps of a workflow.</summary>
/// <param name="steps">The names of the steps, in the order of the file.</param>
/// <param name="dependenciesOf">Returns the names of the steps that a step depends on.</param>
internal sealed class WorkflowGraph(IReadOnlyList<string> steps, Func<string, IEnumerable<string>> dependenciesOf)
{
    /// <summary>The steps, each after those that it depends on, and otherwise in the order of the file. Steps of a cycle, and those that
    /// depend on one, are left out.</summary>
    public IReadOnlyList<string> Sorted()
    {
        Dictionary<string, int> open = steps.ToDictionary(
            step => step, step => dependenciesOf(step).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            StringComparer.OrdinalIgnoreCase);
        ILookup<string, string> dependents = steps
            .SelectMany(step => dependenciesOf(step).Distinct(StringComparer.OrdinalIgnoreCase).Select(needed => (needed, step)))
            .ToLookup(edge => edge.needed, edge => edge.step, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> positions =
            steps.Index().ToDictionary(step => step.Item, step => step.Index, StringComparer.OrdinalIgnoreCase);
        PriorityQueue<string, int> ready = new(steps.Where(step => open[step] == 0).Select(step => (step, positions[step])));
        List<string> sorted = [];
        while (ready.TryDequeue(out string? step, out _))
        {
            sorted.Add(step);
            foreach (string dependent in dependents[step])
                if (--open[dependent] == 0) ready.Enqueue(dependent, positions[dependent]);
        }

        return sorted;
    }

    /// <summary>One cycle for each set of steps that depend on each other: each step depends on the next, and the last on the
    /// first.</summary>
    public IEnumerable<IReadOnlyList<string>> Cycles()
    {
        HashSet<string> reported = new(StringComparer.OrdinalIgnoreCase);
        foreach (string step in steps.Except(Sorted(), StringComparer.OrdinalIgnoreCase))
        {
            if (reported.Contains(step) || ShortestCycle(step) is not { } cycle) continue;
            // Every step that the cycle reaches and that reaches the cycle belongs to the same set.
            HashSet<string> reached = Reached(step);
            reported.UnionWith(reached.Where(other => Reached(other).Contains(step)));
            yield return cycle;
        }
    }

    private HashSet<string> Reached(string step)
    {
        HashSet<string> reached = new(StringComparer.OrdinalIgnoreCase);
        Stack<string> next = new(dependenciesOf(step));
        while (next.TryPop(out string? other))
        {
            if (!reached.Add(other)) continue;
            foreach (string needed in dependenciesOf(other)) next.Push(needed);
        }

        return reached;
    }

    private List<string>? ShortestCycle(string step)
    {
        Dictionary<string, string> cameFrom = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> next = new([step]);
        while (next.TryDequeue(out string? current))
        {
            foreach (string needed in dependenciesOf(current))
            {
                if (needed.Equals(step, StringComparison.OrdinalIgnoreCase))
                {
                    List<string> cycle = [current];
                    while (!cycle[0].Equals(step, StringComparison.OrdinalIgnoreCase)) cycle.Insert(0, cameFrom[cycle[0]]);
                    return cycle;
                }

                if (cameFrom.TryAdd(needed, current)) next.Enqueue(needed);
            }
        }

        return null;
    }
}
