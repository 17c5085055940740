namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>Steps that run one after the other, side by side, or alone. The Amazon States Language has no other order: the branches of a
/// <c>Parallel</c> state cannot wait for each other.</summary>
internal abstract record StepGroup
{
    private StepGroup()
    {
    }

    /// <summary>The names of the steps.</summary>
    public abstract IEnumerable<string> Steps { get; }

    /// <summary>Maps a graph of steps to groups.</summary>
    /// <remarks>
    /// The order of the groups is exactly that of the graph where the graph is series-parallel. Elsewhere some steps wait for more steps
    /// than those that they depend on: the graph is cut at the level that adds the fewest such pairs.
    /// </remarks>
    /// <param name="steps">The steps, each after those that it depends on.</param>
    public static StepGroup Of(IReadOnlyList<WorkflowStep> steps)
    {
        Dictionary<string, HashSet<string>> before = new(StringComparer.OrdinalIgnoreCase);
        foreach (WorkflowStep step in steps)
        {
            HashSet<string> ancestors = new(step.DependsOn, StringComparer.OrdinalIgnoreCase);
            foreach (string needed in step.DependsOn) ancestors.UnionWith(before[needed]);
            before[step.Name] = ancestors;
        }

        return Of([.. steps.Select(step => step.Name)], (first, second) => before[second].Contains(first));
    }

    private static StepGroup Of(IReadOnlyList<string> steps, Func<string, string, bool> isBefore)
    {
        if (steps is [string only]) return new Single(only);
        bool IsOrdered(string one, string other) => isBefore(one, other) || isBefore(other, one);

        List<IReadOnlyList<string>> independent = Components(steps, IsOrdered);
        if (independent.Count > 1) return new Parallel([.. independent.Select(part => Of(part, isBefore))]);

        List<IReadOnlyList<string>> consecutive = Components(steps, (one, other) => !IsOrdered(one, other));
        if (consecutive.Count > 1)
        {
            // Every step of one part is before every step of the next.
            return new Series([.. consecutive
                .OrderBy(part => consecutive.Count(other => isBefore(other[0], part[0])))
                .Select(part => Of(part, isBefore))]);
        }

        Dictionary<string, int> levels = new(StringComparer.OrdinalIgnoreCase);
        foreach (string step in steps)
            levels[step] = steps.Where(other => isBefore(other, step)).Select(other => levels[other] + 1).DefaultIfEmpty(0).Max();
        int cut = Enumerable.Range(1, levels.Values.Max()).MinBy(level => AddedWaits(level));
        return new Series([Of(Below(cut), isBefore), Of(From(cut), isBefore)]);

        string[] Below(int level) => [.. steps.Where(step => levels[step] < level)];

        string[] From(int level) => [.. steps.Where(step => levels[step] >= level)];

        int AddedWaits(int level) => From(level).Sum(step => Below(level).Count(other => !isBefore(other, step)));
    }

    private static List<IReadOnlyList<string>> Components(IReadOnlyList<string> steps, Func<string, string, bool> areConnected)
    {
        List<IReadOnlyList<string>> components = [];
        HashSet<string> open = new(steps, StringComparer.OrdinalIgnoreCase);
        foreach (string start in steps)
        {
            if (!open.Remove(start)) continue;
            HashSet<string> component = new([start], StringComparer.OrdinalIgnoreCase);
            Stack<string> next = new([start]);
            while (next.TryPop(out string? step))
            {
                foreach (string other in open.Where(other => areConnected(step, other)).ToArray())
                {
                    open.Remove(other);
                    component.Add(other);
                    next.Push(other);
                }
            }

            components.Add([.. steps.Where(component.Contains)]);
        }

        return components;
    }

    /// <summary>One step.</summary>
    internal sealed record Single(string Step) : StepGroup
    {
        public override IEnumerable<string> Steps => [Step];
    }

    /// <summary>Groups that run one after the other.</summary>
    internal sealed record Series(IReadOnlyList<StepGroup> Parts) : StepGroup
    {
        public override IEnumerable<string> Steps => Parts.SelectMany(part => part.Steps);
    }

    /// <summary>Groups that run side by side.</summary>
    internal sealed record Parallel(IReadOnlyList<StepGroup> Branches) : StepGroup
    {
        public override IEnumerable<string> Steps => Branches.SelectMany(branch => branch.Steps);
    }
}
