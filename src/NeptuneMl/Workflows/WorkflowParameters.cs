using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Reads the parameters that a workflow declares, and finds their values.</summary>
/// <param name="findings">Collects the findings.</param>
internal sealed class WorkflowParameters(FindingList findings)
{
    private const string Type = nameof(Type);
    private const string Default = nameof(Default);
    private const string Description = nameof(Description);

    /// <summary>The types of parameters.</summary>
    public static IReadOnlyList<string> Types { get; } = ["String", "Integer", "Number", "Boolean", "List", "Map"];

    /// <summary>The names of a parameter's definition.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Type, Default, Description];

    /// <summary>Reads the parameters: a default value each, or a map with Type, Default and Description.</summary>
    public IReadOnlyList<WorkflowParameter> Read(WorkflowReader reader, WorkflowValue? section)
    {
        List<WorkflowParameter> parameters = [];
        foreach ((string name, WorkflowValue value) in reader.MapOf(section) ?? new Dictionary<string, WorkflowValue>())
        {
            if (!WorkflowNames.IsParameter(name)) findings.AddKey(value, $"The name '{name}' {WorkflowNames.ParameterRule}.");
            if (value.IsInvalid) parameters.Add(new WorkflowParameter(name, "String", null));
            else parameters.Add(value.Members is null ? Literal(name, "String", value, isTyped: false) : Definition(reader, name, value));
        }

        return parameters;
    }

    /// <summary>The values of an argument of -Parameter; null without one.</summary>
    /// <exception cref="NeptuneMLException">A name is given twice.</exception>
    public static IReadOnlyDictionary<string, object?>? FromArgument(IDictionary? argument)
    {
        if (argument is null) return null;
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in argument)
        {
            if (!values.TryAdd($"{ParameterConversion.Unwrap(entry.Key)}", entry.Value))
                throw Invalid($"has '{entry.Key}' twice, by keys that differ only in case");
        }

        return values;
    }

    /// <summary>The values of the parameters: those that are given, else the defaults.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="given">The given values; null when parameters without a default stay without a value.</param>
    /// <exception cref="NeptuneMLException">A given value is of an unknown parameter or of another type, or one is missing.</exception>
    public static Dictionary<string, object?> Values(
        IReadOnlyList<WorkflowParameter> parameters, IReadOnlyDictionary<string, object?>? given)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (WorkflowParameter parameter in parameters)
            if (parameter.Default is { } literal) values[parameter.Name] = Value(literal);
        if (given is null) return values;
        foreach ((string name, object? value) in given)
        {
            WorkflowParameter parameter = parameters.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Invalid($"has '{name}', which is not a parameter of the workflow{Nearest(name, parameters)}");
            values[parameter.Name] = Convert(value, parameter)
                ?? throw Invalid($"has no value for '{parameter.Name}', which is {Article(parameter.Type)}");
        }

        string[] missing = [.. parameters.Select(parameter => parameter.Name).Where(name => !values.ContainsKey(name))];
        if (missing.Length > 0)
        {
            string example = string.Join("; ", missing.Select(name => $"{name} = …"));
            throw Invalid($"is required for {string.Join(", ", missing.Select(name => $"'{name}'"))}: -Parameter @{{ {example} }}");
        }

        return values;
    }

    private static NeptuneMLException Invalid(string rule) => Failures.InvalidParameter("Parameter", null, rule);

    private static string Nearest(string name, IReadOnlyList<WorkflowParameter> parameters)
    {
        string[] names = [.. parameters.Select(parameter => parameter.Name)];
        return names.Length == 0 ? "; it has none"
            : NearestName.Of(name, names) is { } nearest ? $"; the nearest one is '{nearest}'"
            : $"; its parameters are {string.Join(", ", names)}";
    }

    private static object? Convert(object? value, WorkflowParameter parameter)
    {
        string name = $"Parameter.{parameter.Name}";
        if (ParameterConversion.Unwrap(value) is not { } given) return null;
        return parameter.Type switch
        {
            "String" => ScalarConversion.ToText(value!, name),
            "Integer" => (long)ScalarConversion.ToInt32(given, name),
            "Number" => ScalarConversion.ToDouble(given, name),
            "Boolean" => ScalarConversion.ToBoolean(given, name),
            "List" => ListConversion.Items(value!, name).Select(item => PlainValue.From(item, name)).ToArray(),
            _ => PlainValue.From(value, name) is IDictionary map
                ? map
                : throw Failures.InvalidParameter(name, InvariantText.Of(given), "must be a hashtable"),
        };
    }

    private static object? Value(WorkflowValue literal) => WorkflowReferences.Resolve(literal, _ => null);

    private static string TypeOf(WorkflowValue value) => value.Content switch
    {
        null or string => "String",
        bool => "Boolean",
        long => "Integer",
        double => "Number",
        _ => value.Items is null ? "Map" : "List",
    };

    private static string Article(string type) => type == "Integer" ? "an Integer" : $"a {type}";

    private WorkflowParameter Definition(WorkflowReader reader, string name, WorkflowValue definition)
    {
        bool isDefinition = reader.CheckKeys(
            definition, Keys, $"A default value that is a map is written @{{ Type = 'Map'; Default = @{{ … }} }}");
        WorkflowValue? declared = definition.Find(Type);
        string? text = reader.TextOf(declared);
        string? type = Types.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && type is null)
        {
            findings.Add(
                declared!, $"Type '{text}' must be one of {string.Join(", ", Types)}.", NearestName.Of(text, Types));
        }

        string? description = reader.TextOf(definition.Find(Description));
        if (definition.Find(Default) is not { Content: not null, IsInvalid: false } literal || !isDefinition)
            return new WorkflowParameter(name, type ?? "String", null) { Description = description };
        return Literal(name, type ?? TypeOf(literal), literal, isTyped: type is not null) with { Description = description };
    }

    private WorkflowParameter Literal(string name, string type, WorkflowValue value, bool isTyped)
    {
        if (value.Content is null) return new WorkflowParameter(name, type, null);
        string actual = TypeOf(value);
        if (!isTyped) type = actual;
        foreach (WorkflowReference reference in WorkflowReferences.Find(value))
        {
            findings.Add(
                reference.Place, $"A default value has no references; literal braces are doubled: {{{reference}}}.",
                reference.Place.Text!.Replace(reference.ToString(), $"{{{reference}}}", StringComparison.Ordinal));
        }

        WorkflowNames.CheckBraces(value, findings);
        if (actual != type && !(type == "Number" && actual == "Integer"))
            findings.Add(value, $"The default value of '{name}' must be {Article(type)}, not {value.Describe()}.");
        return new WorkflowParameter(name, type, value);
    }
}
