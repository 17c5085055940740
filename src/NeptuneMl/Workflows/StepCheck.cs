using NeptuneMl.Core.Validation;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Checks the request of a step with the rules of the API, as far as its values are known before the workflow runs.</summary>
/// <param name="step">The step.</param>
/// <param name="findings">Collects the findings.</param>
/// <param name="values">The values of the workflow's parameters.</param>
/// <param name="parameters">The workflow's parameters.</param>
/// <param name="cmdletOf">Returns the cmdlet of a step, or null.</param>
internal sealed class StepCheck(
    StepDraft step,
    FindingList findings,
    IReadOnlyDictionary<string, object?> values,
    IReadOnlyList<WorkflowParameter> parameters,
    Func<string, StepCmdlet?> cmdletOf)
{
    // Stands for a text that is known at run time only. It is a private-use character, which Unicode assigns to nothing.
    private const string Unknown = "\uE0FF";
    private const string Membership = "membershipIdentifier";

    private readonly StepCmdlet _cmdlet = step.Cmdlet!;
    private readonly PipelineCommand _command = step.Cmdlet!.Create();
    private readonly ApiInput _input = new();

    // The members whose values are known at run time only, and those that have a finding already.
    private readonly List<string> _open = [];

    /// <summary>Whether values are under a mistyped key, so that a missing one is no further mistake.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The id or name that the step sets, and the membership where it sets one; null when these are not known.</summary>
    public (string Key, string? Membership)? Key { get; private set; }

    /// <param name="mistyped">The parameters that unknown names of the step probably mean.</param>
    public void Run(IReadOnlyList<StepParameter> mistyped)
    {
        foreach (StepParameter parameter in _cmdlet.Parameters)
        {
            if (step.With.TryGetValue(parameter.Name, out WorkflowValue? value)) Add(parameter, value);
            else if (mistyped.Contains(parameter)) Open(parameter);
            else if (parameter.Member is { } member) _input.Add(member.Path, parameter.Name, null);
        }

        if (_cmdlet.Key is { Member: { } key })
        {
            string? text = _input.Find(key.Path) as string;
            string? membership = _input.Find(Membership) as string;
            if (text is not null && !IsUnknown(text) && membership?.Contains(Unknown, StringComparison.Ordinal) != true)
                Key = (text, membership);
            // A step without an id or a name gets one from its fingerprint.
            _input.Default(key.Path, Unknown);
        }

        AddFrom();
        _command.AddImplied(_input);
        if (_input.HasParameterFor(Membership)) _input.Default(Membership, Unknown);
        Report();
    }

    private static bool IsUnknown(object? value) => value is string text && text.Contains(Unknown, StringComparison.Ordinal);

    private void Add(StepParameter parameter, WorkflowValue value)
    {
        if (!HasFittingReference(parameter, value) || !HasShape(parameter, value))
        {
            Open(parameter);
            return;
        }

        bool hasUnknown = WorkflowReferences.Find(value).Any(reference => reference.IsStep || !values.ContainsKey(reference.Name));
        if (hasUnknown && IsWhole(value) && !ParameterKinds.TakesText(parameter.Type))
        {
            Open(parameter);
            return;
        }

        try
        {
            object? resolved = WorkflowReferences.Resolve(
                value, reference => reference.IsStep ? Unknown : values.GetValueOrDefault(reference.Name, Unknown));
            if (parameter.Member is not { } member)
            {
                parameter.Property.SetValue(_command, parameter.Convert(resolved));
                return;
            }

            object? converted = parameter.ToMember(resolved);

            ApiInput only = new();
            only.Add(member.Path, parameter.Name, converted);
            _ = RequestSchema.Violations(_cmdlet.Operation, only);
            _input.Add(member.Path, parameter.Name, converted);
        }
        catch (NeptuneMLException failure)
        {
            // With values that are known later, the value may have another form.
            if (!hasUnknown) findings.Add(value, Sentence(failure.Message));
            Open(parameter);
        }
    }

    // Whether the steps and parameters that a value refers to exist and have values of a fitting type.
    private bool HasFittingReference(StepParameter parameter, WorkflowValue value)
    {
        if (value.IsInvalid) return false;
        foreach (WorkflowReference reference in WorkflowReferences.Find(value))
        {
            if (!TryDescribe(reference, parameter, out string? other)) return false;
            if (!reference.IsWhole || reference.Place != value || other is null) continue;
            findings.Add(
                value, $"{parameter.Name} must be {ParameterKinds.Describe(parameter.Type)}, and {reference} is {other}.");
            return false;
        }

        return WorkflowNamesAreValid(value);
    }

    // Braces that are no reference have a finding.
    private static bool WorkflowNamesAreValid(WorkflowValue value) => value.Text is null
        ? (value.Items ?? [.. value.Members?.Values ?? []]).All(WorkflowNamesAreValid)
        : WorkflowReferences.Parse(value).All(part => part.Literal is not null || part.Reference is not null);

    /// <param name="reference">The reference.</param>
    /// <param name="parameter">The parameter that it is a value of.</param>
    /// <param name="other">What the value is, when it does not fit the parameter; else null.</param>
    /// <returns>Whether what it refers to exists.</returns>
    private bool TryDescribe(WorkflowReference reference, StepParameter parameter, out string? other)
    {
        other = null;
        if (!reference.IsStep)
        {
            WorkflowParameter? declared = parameters.FirstOrDefault(
                known => known.Name.Equals(reference.Name, StringComparison.OrdinalIgnoreCase));
            // A value that is known is converted, which tells more.
            if (declared is not null && !values.ContainsKey(declared.Name) && !ParameterKinds.Fits(parameter.Type, declared))
                other = $"a {declared.Type}";
            return declared is not null;
        }

        if (!IsKnownStep(reference.Name) || cmdletOf(reference.Name) is not { } source) return false;
        if (WorkflowReferences.TypeOf(source.Result, reference.Property!, out _) is not { } type) return false;
        if (!ParameterKinds.Fits(parameter.Type, type)) other = ParameterKinds.Describe(type);
        return true;
    }

    private bool IsKnownStep(string name) => step.DependsOn.ContainsKey(name);

    private bool HasShape(StepParameter parameter, WorkflowValue value)
    {
        if (parameter.Member is not { } member || value.Text is not null) return true;
        StructureCheck check = new(findings);
        Type type = parameter.Type;
        if (type.IsArray && value.Items?.FirstOrDefault(item => item is { Content: null, IsInvalid: false }) is { } empty)
        {
            findings.Add(empty, $"{empty.Name} must not be null.");
            return false;
        }

        if (type == typeof(object)) return check.Check(value, RequestSchema.TypeOf(_cmdlet.Operation, member.Path));
        // Columns and metrics are also given as one map of names.
        bool isStructure = type == typeof(DataChannel[]) || type == typeof(IncrementalTrainingDataChannel[])
            || (type == typeof(DatasetColumn[]) || type == typeof(MetricDefinition[])) && value.Items is not null;
        return !isStructure || check.Check(value, type);
    }

    private static bool IsWhole(WorkflowValue value) =>
        value.Text is not null && WorkflowReferences.Parse(value) is [{ Reference: not null }];

    private void Open(StepParameter parameter)
    {
        if (parameter.Member is not { } member) return;
        _input.Add(member.Path, parameter.Name, null);
        _open.Add(member.Path);
    }

    private void AddFrom()
    {
        Dictionary<string, string> taken = new(StringComparer.OrdinalIgnoreCase);
        // From has a finding when one of its steps does not exist or does not fit.
        if (step.Value.Find("From") is { } from && (from.Items?.Count ?? 1) != step.From.Count(Fits))
            _open.AddRange(StepCmdlet.All.Values.SelectMany(source => _command.AcceptedInput.MembersOf(source.Result) ?? []));
        foreach ((string name, WorkflowValue place) in step.From)
        {
            if (cmdletOf(name) is not { } source || _command.AcceptedInput.MembersOf(source.Result) is not { } members) continue;
            string identity = members.First();
            if (!taken.TryAdd(identity, name))
            {
                findings.Add(
                    place, $"{_cmdlet.Name} takes {_input.ParameterAt(identity)} from one step, and has it from step '{taken[identity]}'.");
                continue;
            }

            try
            {
                _ = _command.AcceptedInput.AddTo(WithUnknownTexts(source.Result), null, _input);
            }
            catch (NeptuneMLException failure)
            {
                WorkflowValue given = step.With[failure.ParameterName!];
                findings.Add(given, $"{failure.ParameterName} is taken from step '{name}' by From, and cannot have another value here.");
            }
        }
    }

    private bool Fits((string Name, WorkflowValue Place) source) => cmdletOf(source.Name) is { } cmdlet && _cmdlet.Accepts(cmdlet.Result);

    private static object WithUnknownTexts(Type result)
    {
        object unknown = Activator.CreateInstance(result)!;
        foreach (System.Reflection.PropertyInfo property in result.GetProperties())
        {
            if (!property.CanWrite) continue;
            if (property.PropertyType == typeof(string)) property.SetValue(unknown, Unknown);
            else if (property.PropertyType == typeof(string[])) property.SetValue(unknown, new[] { Unknown });
        }

        return unknown;
    }

    private void Report()
    {
        IReadOnlyCollection<RuleViolation> violations;
        try
        {
            violations = RequestSchema.Violations(_cmdlet.Operation, _input);
        }
        catch (NeptuneMLException failure)
        {
            // Two parameters contradict each other: each alone could be bound.
            WorkflowValue place = step.With.GetValueOrDefault(failure.ParameterName ?? "") ?? step.Value;
            findings.Add(place, Sentence(failure.Message));
            return;
        }

        foreach (RuleViolation violation in violations)
            if (!IsOpen(violation)) Report(violation);
    }

    private bool IsOpen(RuleViolation violation) => IsUnknown(violation.Value) || IsIncomplete && violation.IsMissing
        || violation.Value is IEnumerable items and not string && items.Cast<object?>().Any(IsUnknown)
        || violation.Members.SelectMany(group => group).Append(violation.Path)
            .Any(path => _open.Exists(open => ApiInput.IsWithin(open, path) || ApiInput.IsWithin(path, open)));

    private void Report(RuleViolation violation)
    {
        WorkflowValue with = step.Value.Find("With") ?? step.Value;
        // A rule about members of the request itself is one about the parameters of the step.
        bool isAboutStep = violation.Kind == RuleKind.ExactlyOneOf && violation.Members[0][0] == violation.Path;
        string name = _input.ParameterAt(violation.Path);
        if (!isAboutStep && step.With.TryGetValue(name, out WorkflowValue? given) && _cmdlet.Find(name)?.Member is { } member)
        {
            ReportIn(given, violation, violation.Path[member.Path.Length..]);
            return;
        }

        string rule = RuleMessage.RuleOf(violation, _input.ParameterAt);
        if (violation.Kind == RuleKind.ExactlyOneOf)
        {
            findings.AddKey(with, $"{char.ToUpperInvariant(rule[0])}{rule[1..]}.");
            return;
        }

        (int line, int column) = with.Key ?? (with.Line, with.Column);
        string missing = step.Value.Find("With") is null ? $"With.{name}" : name;
        findings.Add($"{with.Path}.{missing}", line, column, $"{name} {rule}.");
    }

    // Reports a violation at the value of a parameter, or within it.
    private void ReportIn(WorkflowValue given, RuleViolation violation, string path)
    {
        (WorkflowValue place, string rest) = Separated(given, violation) is { } item ? (item, "") : Follow(given, path);
        string rule = RuleMessage.RuleOf(violation, member => member[(member.LastIndexOf('.') + 1)..]);
        string? nearest = violation is { Text.Values: { Count: > 0 } allowed, Value: string text } ? NearestName.Of(text, allowed) : null;
        if (violation.Kind == RuleKind.ExactlyOneOf) findings.Add(place, $"{place.Name}: {rule}.");
        else if (violation.IsKey) findings.AddKey(place, $"The key{Failures.Shown(violation.Value)} {rule}.");
        else if (rest.Length > 0 && place.Members is not null) findings.AddMissing(place, rest, $"{rest} {rule}.");
        else findings.Add(place, $"{place.Name}{Failures.Shown(violation.Value)} {rule}.", nearest);
    }

    // One string may have several items of a list, so the positions in the request are not those in the file.
    private static WorkflowValue? Separated(WorkflowValue value, RuleViolation violation) => violation.Value is string text
        ? value.Items?.FirstOrDefault(item => item.Text?.Contains(text, StringComparison.Ordinal) == true)
        : null;

    // Follows the rest of an API path, such as [1].channelName or ['team'], through a value as far as the value has it.
    private static (WorkflowValue Place, string Missing) Follow(WorkflowValue value, string rest)
    {
        WorkflowValue place = value;
        while (rest.Length > 0)
        {
            int end = rest[0] == '[' ? rest.IndexOf(']', StringComparison.Ordinal) + 1 : 1 + rest.AsSpan(1).IndexOfAny('.', '[');
            if (end == 0) end = rest.Length;
            string name = rest[..end].Trim('.', '[', ']', '\'');
            bool isItem = rest[0] == '[' && rest[1] != '\'';
            // One structure stands for a list of one.
            WorkflowValue? next = !isItem ? place.Find(name)
                : place.Items is { } items ? items.ElementAtOrDefault(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture))
                : place;
            if (next is null) return (place, rest.TrimStart('.'));
            (place, rest) = (next, rest[end..]);
        }

        return (place, "");
    }

    // The messages of cmdlets name parameters as on the command line.
    private static string Sentence(string message) => message.StartsWith('-') ? message[1..] : message;
}
