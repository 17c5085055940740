using NeptuneMl.Core.Workflows.Report;
using NeptuneMl.TestKit.Clocks;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Tests.Workflows.Report;

public sealed class GraphLayoutTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Steps_of_a_random_graph_are_below_their_dependencies_and_do_not_overlap(int seed)
    {
        (StepGraph graph, GraphLayout layout) = Layout(SampleRuns.Random(seed).Steps);
        for (int step = 0; step < graph.Count; step++)
        {
            (double x, double y) = layout.Steps[step];
            Assert.InRange(x, 0, layout.Width - GraphLayout.StepWidth + 0.01);
            Assert.InRange(y, 0, layout.Height - GraphLayout.StepHeight + 0.01);
            foreach (int on in graph.Dependencies[step]) Assert.True(y >= layout.Steps[on].Y + GraphLayout.StepHeight + 30);
            for (int other = 0; other < step; other++)
            {
                Assert.True(
                    Math.Abs(x - layout.Steps[other].X) >= GraphLayout.StepWidth + 10
                    || Math.Abs(y - layout.Steps[other].Y) >= GraphLayout.StepHeight + 30,
                    $"{step} and {other} overlap");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Edges_of_a_random_graph_connect_their_steps_and_run_through_no_other(int seed)
    {
        (StepGraph graph, GraphLayout layout) = Layout(SampleRuns.Random(seed).Steps);
        Assert.Equal(
            Enumerable.Range(0, graph.Count).SelectMany(step => graph.Dependencies[step].Select(on => (on, step))).Order(),
            layout.Edges.Select(edge => (edge.From, edge.To)).Order());
        foreach (GraphEdge edge in layout.Edges)
        {
            (double X, double Y) from = layout.Steps[edge.From];
            (double X, double Y) to = layout.Steps[edge.To];
            Assert.Equal((from.X + (GraphLayout.StepWidth / 2), from.Y + GraphLayout.StepHeight), edge.Points[0]);
            Assert.Equal(to.Y, edge.Points[^1].Y);
            Assert.InRange(edge.Points[^1].X, to.X, to.X + GraphLayout.StepWidth);
            foreach ((double X, double Y) point in Samples(edge))
            {
                Assert.InRange(point.X, 0, layout.Width);
                Assert.DoesNotContain(
                    Enumerable.Range(0, graph.Count), step => point.X > layout.Steps[step].X + 0.01 && point.X < layout.Steps[step].X + GraphLayout.StepWidth - 0.01
                        && point.Y > layout.Steps[step].Y + 0.01 && point.Y < layout.Steps[step].Y + GraphLayout.StepHeight - 0.01);
            }
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Width_of_a_large_graph_stays_readable(int count)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            // The page scales the graph to its width of 1150: the text has 11 to 12.5 pixels at full size.
            (_, GraphLayout layout) = Layout(SampleRuns.Random(seed, count).Steps);
            Assert.True(layout.Width <= (count == 30 ? 1500 : 2300), $"seed {seed}: {layout.Width}");
        }
    }

    [Fact]
    public void Edges_of_a_tree_do_not_cross()
    {
        // Each step depends on the one at half its index; the order is shuffled.
        int[] order = [.. Enumerable.Range(0, 31).OrderBy(step => step * 7 % 31)];
        (_, GraphLayout layout) = Layout([.. order.Select(step => Step(step, step == 0 ? [] : [(step - 1) / 2]))]);
        foreach (GraphEdge edge in layout.Edges)
        {
            foreach (GraphEdge other in layout.Edges.Where(other => other.Points[0].Y == edge.Points[0].Y && other.Points[^1].Y == edge.Points[^1].Y))
                Assert.True((edge.Points[0].X - other.Points[0].X) * (edge.Points[^1].X - other.Points[^1].X) >= 0);
        }
    }

    [Fact]
    public void Chain_is_one_straight_column()
    {
        (_, GraphLayout layout) = Layout([.. Enumerable.Range(0, 10).Select(step => Step(step, step == 0 ? [] : [step - 1]))]);
        Assert.Single(layout.Steps.Select(step => step.X).Distinct());
        Assert.Equal(GraphLayout.StepWidth, layout.Width);
    }

    [Fact]
    public void Cycles_duplicate_and_unknown_names_do_not_fail()
    {
        (StepGraph graph, GraphLayout layout) = Layout([Step(0, [0, 2, 7]), Step(1, [0]), Step(2, [1]), Step(2, [2])]);
        Assert.Equal(4, layout.Steps.Distinct().Count());
        Assert.Equal([(0, 1), (1, 2), (2, 3)], layout.Edges.Select(edge => (edge.From, edge.To)).Order());
        Assert.Equal([0, 1, 2, 3], graph.Order);
    }

    [Fact]
    public void Graph_without_steps_is_empty()
    {
        (_, GraphLayout layout) = Layout([]);
        Assert.Equal((0, 0), (layout.Width, layout.Height));
    }

    [Fact]
    public async Task Graph_of_1000_steps_is_laid_out_in_time() => await Watchdog.EndsAsync(
        _ => Task.Run(() => Layout(SampleRuns.Random(1, 1000).Steps), TestContext.Current.CancellationToken), () => "laying the graph out");

    private static (StepGraph Graph, GraphLayout Layout) Layout(IReadOnlyList<WorkflowStepRun> steps)
    {
        StepGraph graph = new(steps);
        return (graph, new GraphLayout(graph));
    }

    private static WorkflowStepRun Step(int index, int[] dependencies) => new()
    {
        Name = $"step{index}",
        State = JobState.Succeeded,
        Cmdlet = "Start-NeptuneMLTrainingJob",
        DependsOn = [.. dependencies.Select(on => $"STEP{on}")],
    };

    // Points on the line as it is drawn: straight within rows, and curves between them.
    private static IEnumerable<(double X, double Y)> Samples(GraphEdge edge)
    {
        for (int i = 1; i < edge.Points.Count; i++)
        {
            (double X, double Y) a = edge.Points[i - 1];
            (double X, double Y) b = edge.Points[i];
            for (double t = 0; t <= 1; t += 0.05)
            {
                double bend = i % 2 == 0 ? t : (3 * t * t) - (2 * t * t * t);
                double y = i % 2 == 0 ? a.Y + (t * (b.Y - a.Y)) : CurveY(a.Y, b.Y, t);
                yield return (a.X + (bend * (b.X - a.X)), y);
            }
        }
    }

    private static double CurveY(double from, double to, double t)
    {
        double middle = (from + to) / 2;
        double u = 1 - t;
        return (u * u * u * from) + (3 * u * u * t * middle) + (3 * u * t * t * middle) + (t * t * t * to);
    }
}
