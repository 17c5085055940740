using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The dependencies between the steps of a run, by index.</summary>
internal sealed class StepGraph
{
    public StepGraph(IReadOnlyList<WorkflowStepRun> steps)
    {
        Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < steps.Count; i++) byName.TryAdd(steps[i].Name, i);
        int[][] known =
            [.. steps.Select(step => step.DependsOn.Where(byName.ContainsKey).Select(name => byName[name]).Distinct().ToArray())];

        int[] position = new int[steps.Count];
        Array.Fill(position, -1);
        List<int> order = new(steps.Count);
        for (int first = 0; order.Count < steps.Count;)
        {
            while (position[first] >= 0) first++;
            // A run of Invoke-NeptuneMLWorkflow has no cycle. In a copy that has one, the first step of the cycle loses its dependencies.
            int next = Enumerable.Range(first, steps.Count - first)
                .FirstOrDefault(step => position[step] < 0 && Array.TrueForAll(known[step], on => on == step || position[on] >= 0), first);
            position[next] = order.Count;
            order.Add(next);
        }

        Order = order;
        Dependencies = [.. known.Select((on, step) => on.Where(one => position[one] < position[step]).ToArray())];
        Dependents = [.. Enumerable.Range(0, steps.Count).Select(on => order.Where(step => Dependencies[step].Contains(on)).ToArray())];
    }

    public int Count => Order.Count;

    /// <summary>The steps, each after those that it depends on.</summary>
    public IReadOnlyList<int> Order { get; }

    public IReadOnlyList<int[]> Dependencies { get; }

    public IReadOnlyList<int[]> Dependents { get; }
}
