using NeptuneMl.Core.Workflows;
using NeptuneMl.Core.Workflows.StepFunctions;

namespace NeptuneMl.Core.Tests.Workflows.StepFunctions;

public sealed class StepGroupTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b:a c:b", "(a > b > c)")]
    [InlineData("a b c", "(a | b | c)")]
    [InlineData("a b:a c:a", "(a > (b | c))")]
    [InlineData("a b:a c:a d:b,c", "(a > (b | c) > d)")]
    [InlineData("a b c:a d:b", "((a > c) | (b > d))")]
    [InlineData("a b c:a,b d:a,b", "((a | b) > (c | d))")]
    [InlineData("a b:a c:b d:a", "(a > ((b > c) | d))")]
    // Depends on 'a' directly and through 'b'.
    [InlineData("a b:a c:a,b", "(a > b > c)")]
    public void Series_parallel_graph_is_mapped_exactly(string graph, string expected)
    {
        WorkflowStep[] steps = Parse(graph);

        StepGroup group = StepGroup.Of(steps);

        Assert.Equal(expected, Text(group));
        Assert.Empty(AddedWaits(steps, group));
    }

    [Fact]
    public void Graph_with_an_N_adds_one_wait()
    {
        WorkflowStep[] steps = Parse("a b c:a,b d:b");

        StepGroup group = StepGroup.Of(steps);

        Assert.Equal("((a | b) > (c | d))", Text(group));
        Assert.Equal([("a", "d")], AddedWaits(steps, group));
    }

    [Fact]
    public void Graph_is_cut_where_the_fewest_waits_are_added()
    {
        // A cut after the first level would let every step of the long chains wait for both sources.
        WorkflowStep[] steps = Parse("a b a2:a b2:b a3:a2 b3:b2 c:a3,b3 d:b3");

        StepGroup group = StepGroup.Of(steps);

        Assert.Equal("(((a > a2 > a3) | (b > b2 > b3)) > (c | d))", Text(group));
    }

    [Fact]
    public void Every_step_of_a_random_graph_is_mapped_once_and_after_its_dependencies()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            WorkflowStep[] steps = [.. Enumerable.Range(0, random.Next(1, 31)).Select(number => Step(
                $"s{number}", [.. Enumerable.Range(0, number).Where(_ => random.Next(4) == 0).Select(other => $"s{other}")]))];

            StepGroup group = StepGroup.Of(steps);

            Assert.Equal(steps.Select(step => step.Name).Order(), group.Steps.Order());
            HashSet<(string, string)> order = [.. Order(group)];
            Assert.All(steps, step => Assert.All(step.DependsOn, needed => Assert.Contains((needed, step.Name), order)));
        }
    }

    [Fact]
    public void Random_series_parallel_graph_adds_no_wait()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            List<WorkflowStep> steps = [];
            _ = Grow(random, steps, [], random.Next(1, 20));

            Assert.Empty(AddedWaits([.. steps], StepGroup.Of(steps)));
        }
    }

    // Adds steps after others, and returns the last of them.
    private static string[] Grow(Random random, List<WorkflowStep> steps, string[] after, int count)
    {
        if (count == 1)
        {
            steps.Add(Step($"s{steps.Count}", after));
            return [steps[^1].Name];
        }

        int first = random.Next(1, count);
        bool isSeries = random.Next(2) == 0;
        string[] ends = Grow(random, steps, after, first);
        string[] others = Grow(random, steps, isSeries ? ends : after, count - first);
        return isSeries ? others : [.. ends, .. others];
    }

    private static WorkflowStep[] Parse(string graph) => [.. graph.Split(' ').Select(step => step.Split(':'))
        .Select(parts => Step(parts[0], parts.Length == 1 ? [] : parts[1].Split(',')))];

    private static WorkflowStep Step(string name, string[] dependsOn) => new()
    {
        Name = name,
        Cmdlet = "Start-NeptuneMLTrainingJob",
        With = new Dictionary<string, WorkflowValue>(),
        DependsOn = dependsOn,
        Place = new WorkflowValue(null, "", 1, 1),
    };

    private static string Text(StepGroup group) => group switch
    {
        StepGroup.Single single => single.Step,
        StepGroup.Series series => $"({string.Join(" > ", series.Parts.Select(Text))})",
        StepGroup.Parallel parallel => $"({string.Join(" | ", parallel.Branches.Select(Text))})",
        _ => throw new ArgumentException("unknown", nameof(group)),
    };

    // The pairs of steps of which the first ends before the second begins.
    private static IEnumerable<(string, string)> Order(StepGroup group) => group switch
    {
        StepGroup.Series series => series.Parts.SelectMany(Order).Concat(
            series.Parts.SelectMany((part, i) => series.Parts.Skip(i + 1).SelectMany(
                later => part.Steps.SelectMany(first => later.Steps.Select(second => (first, second)))))),
        StepGroup.Parallel parallel => parallel.Branches.SelectMany(Order),
        _ => [],
    };

    private static IEnumerable<(string, string)> AddedWaits(WorkflowStep[] steps, StepGroup group)
    {
        HashSet<(string, string)> needed = [];
        foreach (WorkflowStep step in steps)
        {
            foreach (string direct in step.DependsOn)
            {
                needed.Add((direct, step.Name));
                foreach ((string first, string second) in needed.ToArray())
                    if (second == direct) needed.Add((first, step.Name));
            }
        }

        return Order(group).Where(pair => !needed.Contains(pair));
    }
}
