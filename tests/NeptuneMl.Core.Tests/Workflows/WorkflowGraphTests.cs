using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class WorkflowGraphTests
{
    [Fact]
    public void Sorted_keeps_the_order_of_the_file_where_it_can()
    {
        Dictionary<string, string[]> needs = new() { ["d"] = ["a"], ["a"] = [], ["c"] = ["d"], ["b"] = [] };
        Assert.Equal(["a", "d", "c", "b"], new WorkflowGraph(["d", "a", "c", "b"], step => needs[step]).Sorted());
    }

    [Fact]
    public void Cycles_are_reported_once_each_and_without_the_steps_that_only_depend_on_one()
    {
        Dictionary<string, string[]> needs = new()
        {
            ["self"] = ["self"],
            ["a"] = ["b"],
            ["b"] = ["c", "x"],
            ["c"] = ["a", "b"],
            ["x"] = [],
            ["after"] = ["a", "self"],
        };
        WorkflowGraph graph = new([.. needs.Keys], step => needs[step]);

        Assert.Equal([["self"], ["a", "b", "c"]], graph.Cycles());
        Assert.Equal(["x"], graph.Sorted());
    }

    [Fact]
    public void Random_graphs_are_sorted_or_have_real_cycles()
    {
        Random random = new(15);
        int cyclic = 0;
        for (int round = 0; round < 1000; round++)
        {
            string[] steps = [.. Enumerable.Range(0, random.Next(1, 31)).Select(number => $"step{number}")];
            Dictionary<string, string[]> needs = steps.ToDictionary(
                step => step, _ => steps.Where(_ => random.Next(steps.Length * 2) == 0).ToArray());
            WorkflowGraph graph = new(steps, step => needs[step]);

            IReadOnlyList<string> sorted = graph.Sorted();
            Assert.All(sorted.Index(), step => Assert.All(needs[step.Item], needed => Assert.Contains(needed, sorted.Take(step.Index))));
            IReadOnlyList<string>[] cycles = [.. graph.Cycles()];
            // Without a cycle, every step has a place.
            Assert.Equal(sorted.Count == steps.Length, cycles.Length == 0);
            Assert.All(cycles, cycle => Assert.All(
                cycle.Zip(cycle.Skip(1).Append(cycle[0])), edge => Assert.Contains(edge.Second, needs[edge.First])));
            // No two cycles share a step: they are of sets that do not depend on each other both ways.
            Assert.Equal(cycles.Sum(cycle => cycle.Count), cycles.SelectMany(cycle => cycle).Distinct().Count());
            cyclic += cycles.Length > 0 ? 1 : 0;
        }

        Assert.InRange(cyclic, 100, 900);
    }
}
