using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>The states of a state machine, or of a branch of a <c>Parallel</c> state. They are added from the last to the first.</summary>
/// <param name="stepStates">Adds the states of a step, and returns the first of them.</param>
internal sealed class States(Func<States, string, string?, string> stepStates)
{
    private readonly List<(string Name, JsonObject State)> _added = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private States? _root;
    private int _parallels;

    // Names are unique in the whole state machine.
    private States Root => _root ?? this;

    /// <summary>The states by name, from the first to the last.</summary>
    public JsonObject ToJson() =>
        new(Enumerable.Reverse(_added).Select(added => KeyValuePair.Create(added.Name, (JsonNode?)added.State)));

    /// <summary>Adds a state.</summary>
    /// <returns>The name.</returns>
    /// <exception cref="NeptuneMLException">Another state has the name.</exception>
    public string Add(string name, JsonObject state)
    {
        if (!Root._names.Add(name))
        {
            throw new NeptuneMLException($"Two states of the state machine would have the name '{name}'.")
            {
                ErrorId = ErrorIds.InvalidParameter,
                RecommendedAction = "Rename the steps whose names are a part of it.",
            };
        }

        _added.Add((name, state));
        return name;
    }

    /// <summary>Adds a state with its successor.</summary>
    /// <param name="name">The name.</param>
    /// <param name="state">The state.</param>
    /// <param name="next">The next state; null at the end of a branch.</param>
    /// <returns>The name.</returns>
    public string Add(string name, JsonObject state, string? next)
    {
        if (next is null) state["End"] = true;
        else state["Next"] = next;
        return Add(name, state);
    }

    /// <summary>Adds the states of a group of steps.</summary>
    /// <param name="steps">All steps of the workflow.</param>
    /// <param name="group">The group.</param>
    /// <param name="next">The state after the group; null at the end of a branch.</param>
    /// <returns>The first of the states.</returns>
    public string Add(IReadOnlyCollection<MachineStep> steps, StepGroup group, string? next) => group switch
    {
        StepGroup.Single single => stepStates(this, single.Step, next),
        StepGroup.Series series => series.Parts.Reverse().Aggregate(next, (after, part) => Add(steps, part, after))!,
        StepGroup.Parallel parallel => AddParallel(steps, parallel, next),
        _ => throw new ArgumentException($"A {group.GetType().Name} is no group.", nameof(group)),
    };

    /// <summary>The states of a branch, or of a <c>Map</c> state.</summary>
    public States Nested() => new(stepStates) { _root = Root };

    // The input of the branches is the data of the state machine. Their outputs are merged: the record of each step is in the branch that
    // ran it, and those of other steps are in every branch.
    private string AddParallel(IReadOnlyCollection<MachineStep> steps, StepGroup.Parallel group, string? next)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Parallel {++Root._parallels}");
        JsonArray branches = [];
        Dictionary<string, int> branchOf = new(StringComparer.OrdinalIgnoreCase);
        foreach (StepGroup branch in group.Branches)
        {
            States states = Nested();
            string first = states.Add(steps, branch, null);
            foreach (string step in branch.Steps) branchOf[step] = branches.Count;
            branches.Add(new JsonObject { ["StartAt"] = first, ["States"] = states.ToJson() });
        }

        JsonObject records = [];
        foreach (MachineStep step in steps)
        {
            string output = string.Create(CultureInfo.InvariantCulture, $"$[{branchOf.GetValueOrDefault(step.Name)}].Steps");
            records[$"{step.Name}.$"] = Placeholders.PathOf(output, step.Name);
        }

        return Add(
            name,
            new JsonObject { ["Type"] = "Parallel", ["Branches"] = branches, ["ResultSelector"] = records, ["ResultPath"] = "$.Steps" },
            next);
    }
}
