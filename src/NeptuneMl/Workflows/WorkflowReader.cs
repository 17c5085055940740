using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Makes a workflow of the values of a file, and reports every mistake.</summary>
/// <param name="file">The full path of the file.</param>
/// <param name="root">The root of the file.</param>
/// <param name="findings">Collects the findings.</param>
/// <param name="given">The given values of parameters; null when parameters without a default stay without a value.</param>
internal sealed class WorkflowReader(
    string file, WorkflowValue root, FindingList findings, IReadOnlyDictionary<string, object?>? given)
{
    private const string Steps = nameof(Steps);
    private const string Parameters = nameof(Parameters);
    private const string Defaults = nameof(Defaults);
    private const string Tags = nameof(Tags);
    private const string Run = nameof(Run);
    private const string From = nameof(From);
    private const string With = nameof(With);
    private const string Connection = nameof(Connection);
    private const string DependsOn = nameof(DependsOn);

    private readonly Dictionary<string, StepDraft> _steps = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<WorkflowParameter> _parameters = [];

    /// <summary>The keys of a file.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["Name", "Description", Parameters, Connection, Defaults, Tags, Steps, "$schema"];

    /// <summary>The keys of a step.</summary>
    public static IReadOnlyList<string> StepKeys { get; } = [Run, From, With, Connection, DependsOn];

    /// <returns>The workflow; meaningless when there are findings.</returns>
    /// <exception cref="NeptuneMLException">A given value is of an unknown parameter or of another type, or one is missing.</exception>
    public Workflow? Read()
    {
        if (root.Members is null)
        {
            findings.Add(root, $"The file must be a map with the keys {string.Join(", ", Keys)}, not {root.Describe()}.");
            return null;
        }

        _ = CheckKeys(root, Keys);
        string name = ReadName();
        string? description = TextOf(root.Find("Description"));
        _parameters = new WorkflowParameters(findings).Read(this, root.Find(Parameters));
        ReadSteps();
        ReadDependencies();

        Dictionary<string, object?> values;
        NeptuneMLException? failure = null;
        try
        {
            values = WorkflowParameters.Values(_parameters, given);
        }
        catch (NeptuneMLException invalid)
        {
            // The findings come first: a wrong parameter may be the result of one.
            failure = invalid;
            values = WorkflowParameters.Values(_parameters, given: null);
        }

        string? connection = ReadConnection(root.Find(Connection), values);
        ReadWith(values, connection);
        IReadOnlyList<string> order = CheckCycles();
        if (failure is not null && findings.Count == 0) throw failure;
        return new Workflow
        {
            Name = name,
            File = file,
            Description = description,
            Parameters = _parameters,
            Values = values,
            Steps = [.. order.Select(step => _steps[step].ToStep())],
        };
    }

    /// <summary>Reports the unknown keys of a map.</summary>
    /// <returns>Whether all keys are known.</returns>
    public bool CheckKeys(WorkflowValue map, IReadOnlyList<string> known, string? advice = null)
    {
        bool isKnown = true;
        foreach ((string key, WorkflowValue member) in map.Members!)
        {
            if (known.Contains(key, StringComparer.OrdinalIgnoreCase)) continue;
            isKnown = false;
            findings.AddKey(
                member, $"Unknown key '{key}'; the valid keys are {string.Join(", ", known)}.", NearestName.Of(key, known) ?? advice);
        }

        return isKnown;
    }

    /// <summary>The members of a value that must be a map; null without one.</summary>
    public IReadOnlyDictionary<string, WorkflowValue>? MapOf(WorkflowValue? value)
    {
        if (value is null || value.IsInvalid) return null;
        if (value.Members is null) findings.Add(value, $"{value.Name} must be a map, not {value.Describe()}.");
        return value.Members;
    }

    /// <summary>The text of a value that must be a string; null without one.</summary>
    public string? TextOf(WorkflowValue? value)
    {
        if (value is null || value.IsInvalid) return null;
        if (value.Text is null) findings.Add(value, $"{value.Name} must be a string, not {value.Describe()}.");
        return value.Text;
    }

    private static bool HasMistyped(WorkflowValue map, IReadOnlyList<string> keys, string meant) => map.Members!.Keys.Any(
        key => !keys.Contains(key, StringComparer.OrdinalIgnoreCase) && NearestName.Of(key, keys) == meant);

    private string ReadName()
    {
        WorkflowValue? value = root.Find("Name");
        if (value is null)
        {
            string derived = Path.GetFileNameWithoutExtension(file);
            if (!WorkflowNames.IsValid(derived))
            {
                findings.Add(
                    "Name", root.Line, root.Column,
                    $"Name is required, because the name of the file, '{derived}', is no name of a workflow: it {WorkflowNames.Rule}.",
                    WorkflowNames.Valid(derived) is { } valid ? $"Name = '{valid}'" : null);
            }

            return derived;
        }

        string? name = TextOf(value);
        if (name is not null && !WorkflowNames.IsValid(name))
            findings.Add(value, $"Name{Failures.Shown(name)} {WorkflowNames.Rule}.", WorkflowNames.Valid(name));
        return name ?? "";
    }

    private void ReadSteps()
    {
        if (root.Find(Steps) is not { } section)
        {
            // A misspelled key is one mistake.
            if (!HasMistyped(root, Keys, Steps))
                findings.AddMissing(root, Steps, "Steps is required: a map of at least one step.");
            return;
        }

        if (MapOf(section) is not { } steps) return;
        if (steps.Count == 0) findings.Add(section, "Steps must have at least one step.");
        foreach ((string name, WorkflowValue value) in steps)
        {
            if (!WorkflowNames.IsValid(name))
                findings.AddKey(value, $"The name of the step{Failures.Shown(name)} {WorkflowNames.Rule}.", WorkflowNames.Valid(name));
            StepDraft step = new(name, value);
            _steps.Add(name, step);
            if (MapOf(value) is null) continue;
            _ = CheckKeys(value, StepKeys);
            step.Cmdlet = ReadRun(value);
        }
    }

    private StepCmdlet? ReadRun(WorkflowValue step)
    {
        if (step.Find(Run) is not { } run)
        {
            if (!HasMistyped(step, StepKeys, Run))
                findings.AddMissing(step, Run, "Run is required: the name of a cmdlet that starts or creates something.");
            return null;
        }

        if (TextOf(run) is not { } name) return null;
        if (StepCmdlet.Named(name) is { } cmdlet) return cmdlet;
        bool exists = Permissions.CmdletTable.Find(name) is not null;
        findings.Add(
            run,
            exists
                ? $"'{name}' starts or creates nothing, so it is no step."
                : $"'{name}' is not a cmdlet that starts or creates something.",
            NearestName.Of(name, StepCmdlet.All.Keys));
        return null;
    }

    private void ReadDependencies()
    {
        foreach (StepDraft step in _steps.Values)
        {
            step.From = ReadNames(step, From);
            foreach ((string name, WorkflowValue place) in ReadNames(step, DependsOn)) step.Depend(name, place);
            foreach ((string name, WorkflowValue place) in step.From)
            {
                step.Depend(name, place);
                CheckAccepted(step, _steps[name], place);
            }

            if (step.Value.Find(With) is { } with && MapOf(with) is not null) CheckReferences(step, with);
        }

        foreach (string section in new[] { Defaults, Tags })
            if (root.Find(section) is { } values && MapOf(values) is not null) CheckReferences(null, values);
    }

    // The existing steps that a key of a step names: one, or a list.
    private List<(string Name, WorkflowValue Place)> ReadNames(StepDraft step, string key)
    {
        List<(string, WorkflowValue)> names = [];
        if (step.Value.Find(key) is not { } value) return names;
        foreach (WorkflowValue item in value.Items ?? [value])
        {
            if (item.Text is not { } name)
            {
                if (!item.IsInvalid) findings.Add(item, $"{key} must be the name of a step or a list of them, not {item.Describe()}.");
            }
            else if (!_steps.TryGetValue(name, out StepDraft? known))
            {
                findings.Add(item, $"There is no step '{name}'.", NearestName.Of(name, _steps.Keys));
            }
            else if (names.Exists(other => other.Item1 == known.Name))
            {
                findings.Add(item, $"The step '{name}' is specified twice.");
            }
            else
            {
                names.Add((known.Name, item));
            }
        }

        return names;
    }

    private void CheckAccepted(StepDraft step, StepDraft source, WorkflowValue place)
    {
        if (step.Cmdlet is not { } cmdlet || source.Cmdlet is not { } other || cmdlet.Accepts(other.Result)) return;
        string accepted = cmdlet.Source.TypeNames.Length == 0 ? "no results" : cmdlet.Source.TypeNames;
        string[] fitting =
        [
            .. _steps.Values.Where(known => known != step && known.Cmdlet is { } start && cmdlet.Accepts(start.Result))
                .Select(known => known.Name),
        ];
        findings.Add(
            place,
            $"{cmdlet.Name} accepts {accepted} by From, and not the {other.Result.Name} of step '{source.Name}'.",
            fitting is [string only] ? only : "a reference to one of its properties in With, or DependsOn");
    }

    // Checks the references of a step, or those of Defaults and Tags, which are the same for all steps.
    private void CheckReferences(StepDraft? step, WorkflowValue value)
    {
        WorkflowNames.CheckBraces(value, findings);
        foreach (WorkflowReference reference in WorkflowReferences.Find(value))
        {
            if (!reference.IsStep) CheckParameter(reference, allowsSteps: step is not null);
            else if (step is not null) CheckStep(step, reference);
            else
                findings.Add(reference.Place, $"{reference} is a reference to a step, which only With can have.");
        }
    }

    private void CheckParameter(WorkflowReference reference, bool allowsSteps)
    {
        if (_parameters.Any(known => known.Name.Equals(reference.Name, StringComparison.OrdinalIgnoreCase))) return;
        if (HasMistyped(root, Keys, Parameters)) return;
        if (allowsSteps && _steps.TryGetValue(reference.Name, out StepDraft? step))
        {
            findings.Add(
                reference.Place, $"{reference} names the step '{step.Name}', but none of its properties; From passes the whole result.",
                $"{{{step.Name}.{(step.Cmdlet?.Result.GetProperty("Id") is null ? $"{step.Cmdlet?.Result.Name}Arn" : "Id")}}}");
            return;
        }

        findings.Add(
            reference.Place, $"{reference} is a reference to nothing: the workflow has no parameter '{reference.Name}'.",
            NearestName.Of(reference.Name, _parameters.Select(known => known.Name)) is { } nearest ? $"{{{nearest}}}" : null);
    }

    private void CheckStep(StepDraft step, WorkflowReference reference)
    {
        if (!_steps.TryGetValue(reference.Name, out StepDraft? source))
        {
            findings.Add(
                reference.Place, $"{reference} is a reference to nothing: there is no step '{reference.Name}'.",
                NearestName.Of(reference.Name, _steps.Keys) is { } nearest ? $"{{{nearest}.{reference.Property}}}" : null);
            return;
        }

        step.Depend(source.Name, reference.Place);
        if (source.Cmdlet is not { } cmdlet) return;
        Type? type = WorkflowReferences.TypeOf(cmdlet.Result, reference.Property!, out (string Name, IReadOnlyList<string> Valid)? unknown);
        if (unknown is ({ } name, { } valid))
        {
            string? nearest = NearestName.Of(name, valid);
            findings.Add(
                reference.Place,
                $"{reference} is a reference to nothing: the {cmdlet.Result.Name} of step '{source.Name}' has no property '{name}'.",
                nearest is null ? null : $"{{{reference.Name}.{reference.Property!.Replace(name, nearest, StringComparison.Ordinal)}}}");
        }
        else if (!reference.IsWhole && !ParameterKinds.IsText(type!))
        {
            findings.Add(
                reference.Place, $"{reference} is {ParameterKinds.Describe(type!)}, which a longer string cannot contain.");
        }
    }

    private string? ReadConnection(WorkflowValue? value, Dictionary<string, object?> values)
    {
        if (value is null || TextOf(value) is not { } text) return null;
        WorkflowNames.CheckBraces(value, findings);
        WorkflowReference[] references = [.. WorkflowReferences.Find(value)];
        foreach (WorkflowReference reference in references)
        {
            if (!reference.IsStep) CheckParameter(reference, allowsSteps: false);
            else findings.Add(value, $"{reference} is a reference to a step, which only With can have.");
        }

        if (Array.Exists(references, reference => !values.ContainsKey(reference.Name))) return text;
        string? name = WorkflowReferences.Resolve(value, reference => values.GetValueOrDefault(reference.Name)) as string;
        if (string.IsNullOrWhiteSpace(name)) findings.Add(value, "Connection must be the name of a connection.");
        else if (Wildcard.IsPattern(name)) findings.Add(value, $"Connection '{name}' must be one name, without wildcards.");
        return name;
    }

    private void ReadWith(Dictionary<string, object?> values, string? connection)
    {
        bool areCmdletsKnown = _steps.Values.All(step => step.Cmdlet is not null);
        IReadOnlyDictionary<string, WorkflowValue> defaults = root.Find(Defaults)?.Members ?? new Dictionary<string, WorkflowValue>();
        StepParameters parameters = new(findings, root.Find(Tags), defaults);
        if (areCmdletsKnown) parameters.CheckUse([.. _steps.Values.Select(step => step.Cmdlet!)]);
        WorkflowKeys keys = new(findings);
        foreach (StepDraft step in _steps.Values)
        {
            step.Connection = ReadConnection(step.Value.Find(Connection), values) ?? connection;
            if (step.Cmdlet is null) continue;
            step.With = parameters.Of(step.Cmdlet, step.Value, out IReadOnlyList<StepParameter> meant);
            StepCheck check = new(step, findings, values, _parameters, name => _steps[name].Cmdlet)
            {
                IsIncomplete = HasMistyped(root, Keys, Defaults) || HasMistyped(step.Value, StepKeys, With)
                    || HasMistyped(step.Value, StepKeys, From),
            };
            check.Run(meant);
            keys.Add(step, check.Key);
        }
    }

    private IReadOnlyList<string> CheckCycles()
    {
        WorkflowGraph graph = new([.. _steps.Keys], step => _steps[step].DependsOn.Keys);
        foreach (IReadOnlyList<string> cycle in graph.Cycles())
        {
            WorkflowValue place = _steps[cycle[0]].DependsOn[cycle is [_, string next, ..] ? next : cycle[0]];
            findings.Add(
                place,
                cycle is [string only]
                    ? $"The step '{only}' depends on itself."
                    : $"The steps depend on each other in a cycle: {string.Join(" → ", cycle.Append(cycle[0]))}.");
        }

        return graph.Sorted();
    }
}
