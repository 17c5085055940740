using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Workflows;

/// <summary>Makes workflow files with one step from the API's description, valid ones and ones with one mistake. It knows nothing of the
/// module but the parameters of the cmdlet and the members that they are for.</summary>
/// <param name="cmdlet">The cmdlet of the step.</param>
/// <param name="operation">The operation that it calls.</param>
/// <param name="parameters">The paths of members by parameter.</param>
/// <param name="structures">The parameters that are structures.</param>
/// <param name="separated">The parameters that take a list as one string too, with spaces and commas between its items.</param>
public sealed class WorkflowCases(
    string cmdlet, string operation, IDictionary<string, string> parameters, string[] structures, string[] separated)
{
    private const string With = "Steps.step-1.With";

    private static readonly SearchValues<char> s_separators = SearchValues.Create(" ,;\t\r\n");

    private readonly Operation _operation = ServiceApi.Find(operation);

    // A member of the request itself is a structure or a value; of deeper ones only the values are parameters here.
    private readonly (string Name, string Path)[] _wholes =
    [
        .. parameters.Where(parameter => parameter.Value.AsSpan().IndexOfAny('.', '[') < 0)
            .Select(parameter => (parameter.Key, parameter.Value)),
    ];

    private readonly (string Name, string Path)[] _leaves =
        [.. parameters.Where(parameter => !structures.Contains(parameter.Key)).Select(parameter => (parameter.Key, parameter.Value))];

    private bool _turn;

    /// <summary>The files: each in both formats, with structures whole and as parameters for their members.</summary>
    public IEnumerable<WorkflowCase> Make()
    {
        IReadOnlyList<JsonObject> inputs = [.. Sample.FullInputs(_operation).Concat(Sample.RequiredInputs(_operation)).Select(Sendable)];
        foreach ((string Name, string Path)[] given in new[] { _wholes, _leaves })
        {
            // An empty structure, which the least input may have, has no parameters for members.
            foreach (JsonObject input in given == _wholes ? inputs : Sample.FullInputs(_operation).Select(Sendable))
                foreach (WorkflowCase valid in Both("valid: a sample", Given(input, given), null, null)) yield return valid;
            foreach (ConstraintCase constraint in ConstraintCase.Of(_operation, Sample.FullInputs(_operation).Select(Sendable)))
                foreach (WorkflowCase made in Of(constraint, given)) yield return made;
            foreach (JsonObject input in Sample.FullInputs(_operation).Select(Sendable))
                foreach (WorkflowCase made in Mistakes(Given(input, given))) yield return made;
        }
    }

    private static JsonObject Sendable(JsonObject input)
    {
        JsonObject sendable = (JsonObject)input.DeepClone();
        sendable.Remove("update");
        return sendable;
    }

    // The parameters of an input. Those of a list's first item leave out the others.
    private static JsonObject Given(JsonObject input, (string Name, string Path)[] given)
    {
        JsonObject with = [];
        foreach ((string name, string path) in given)
            if (At(input, path) is { } value) with[name] = value.DeepClone();
        return with;
    }

    private static JsonNode? At(JsonNode input, string path) => path.Split('.').Aggregate((JsonNode?)input, (owner, name) =>
    {
        bool isItem = name.EndsWith("[0]", StringComparison.Ordinal);
        string member = isItem ? name[..^3] : name;
        JsonNode? value = (owner as JsonObject)?
            .FirstOrDefault(found => found.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Value;
        return isItem ? (value as JsonArray)?.FirstOrDefault() : value;
    });

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && path[outer.Length..] is "" or ['.' or '[', ..];

    // Two different letters exchanged, or one more.
    private static string Mistyped(string name)
    {
        for (int i = 2; i + 1 < name.Length; i++)
            if (name[i] != name[i + 1]) return $"{name[..i]}{name[i + 1]}{name[i]}{name[(i + 2)..]}";
        return name + "x";
    }

    private IEnumerable<WorkflowCase> Of(ConstraintCase constraint, (string Name, string Path)[] given)
    {
        // The cmdlet sets the type of a dataset that is given as one table.
        if (constraint.Path == "update" || given == _leaves && constraint.Path == "trainingData[0].type") yield break;
        bool isMissing = constraint.What == "missing";
        // What cannot travel cannot be in a file either.
        if (!constraint.OnWire && !isMissing) yield break;
        // A step gets its id or name from its fingerprint, and the membership from the connection.
        if (isMissing && constraint.Path is "id" or "name" or "membershipIdentifier") yield break;
        JsonObject with = Given(constraint.Input, given);
        if (constraint.IsValid)
        {
            foreach (WorkflowCase valid in Both($"valid: {constraint.Name}", with, null, null)) yield return valid;
            yield break;
        }

        (string name, string path) = given.Where(parameter => IsWithin(constraint.Path, parameter.Path))
            .OrderByDescending(parameter => parameter.Path.Length).FirstOrDefault();
        // The place is in an item of a list, or in a structure, that no parameter of these is for.
        if (name is null) yield break;
        // Such a parameter takes the only member of its structures.
        if (isMissing && separated.Contains(name) && constraint.Path.Contains("].", StringComparison.Ordinal)) yield break;
        // Without any parameter for its members, a structure is not given, and so lacks no member.
        if (isMissing && path.Contains('.', StringComparison.Ordinal)
            && !given.Any(parameter => with.ContainsKey(parameter.Name) && IsWithin(parameter.Path, path[..path.LastIndexOf('.')])))
        {
            yield break;
        }

        // A missing structure is reported as its first member that has a parameter.
        if (isMissing && path == constraint.Path && !with.ContainsKey(name))
            (name, path) = (_leaves.FirstOrDefault(leaf => IsWithin(leaf.Path, path)).Name ?? name, constraint.Path);
        // Such a text is several items, or none.
        if (separated.Contains(name) && constraint.What.StartsWith("the text", StringComparison.Ordinal)
            && with[name] is JsonArray { Count: > 0 } items
            && (items[0] is JsonValue text ? (string)text! : items[0]?.ToJsonString() ?? "").AsSpan().ContainsAny(s_separators))
        {
            yield break;
        }

        bool isChoice = constraint.Rule.EndsWith(": choice", StringComparison.Ordinal) && path.Length == constraint.Path.Length;
        foreach (WorkflowCase made in Both(
            $"rule: {constraint.Name}", with, isChoice ? "" : name,
            Rest(constraint.Path[path.Length..]), isKey: constraint.Rule.Contains(": key ", StringComparison.Ordinal)))
        {
            yield return made;
        }
    }

    // The rest of a path of the API, whose keys of maps are always in brackets, as a path of the file.
    private static string Rest(string path)
    {
        int bracket = path.IndexOf("['", StringComparison.Ordinal);
        return bracket < 0 ? path : path[..bracket] + WorkflowText.PathOf("owner", path[(bracket + 2)..^2])["owner".Length..];
    }

    private IEnumerable<WorkflowCase> Mistakes(JsonObject with)
    {
        foreach ((string name, JsonNode? value) in with)
        {
            JsonObject mistyped = [];
            foreach ((string other, JsonNode? kept) in with) mistyped[other == name ? Mistyped(name) : other] = kept?.DeepClone();
            foreach (WorkflowCase made in Both($"unknown parameter: {name}", mistyped, Mistyped(name), "", isKey: true, suggestion: name))
                yield return made;

            bool isText = value!.GetValueKind() == JsonValueKind.String;
            bool isList = value is JsonArray;
            foreach ((string what, string reference) in new[]
            {
                ("reference to an unknown parameter", "\b{Nothing}"), ("reference to an unknown step", "\b{nothing.Id}"),
                ("reference to an unknown property", "\b{other.Nothing}"), ("braces that are no reference", "\b{1,2}"),
                ("unclosed reference", "\b{other.Id"),
            })
            {
                foreach (WorkflowCase made in Both($"{what}: {name}", Changed(with, name, reference), name, "")) yield return made;
                if (!isText) continue;
                foreach (WorkflowCase made in Both($"{what}: {name} after text", Changed(with, name, $"\bx{reference[1..]}"), name, ""))
                    yield return made;
            }

            if (isText)
            {
                JsonObject changed = Changed(with, name, new JsonObject { ["a"] = "b" });
                foreach (WorkflowCase made in Both($"map instead of text: {name}", changed, name, "")) yield return made;
            }
            else if (!isList && value is not JsonObject)
            {
                foreach (WorkflowCase made in Both($"text instead of a number: {name}", Changed(with, name, "abc"), name, ""))
                    yield return made;
            }

            if (!IsStructure(name) || separated.Contains(name)) continue;
            foreach ((JsonObject changed, string path, string suggestion) in MistypedMembers(value))
            {
                foreach (WorkflowCase made in Both(
                    $"unknown member: {name}{path}", Changed(with, name, isList ? new JsonArray(changed) : changed), name,
                    isList ? $"[0]{path}" : path, isKey: true, suggestion: suggestion))
                {
                    yield return made;
                }
            }
        }
    }

    // Whether a parameter is for a structure of the API or a list of these; the keys of a map are free.
    private bool IsStructure(string parameter)
    {
        Shape shape = _operation.Input!;
        foreach (string part in _leaves.Concat(_wholes).First(known => known.Name == parameter).Path.Split('.', '['))
        {
            shape = part == "0]"
                ? _operation.Service.Shape(shape.Item)
                : _operation.Service.Shape(
                    shape.Members.First(member => member.Name.Equals(part, StringComparison.OrdinalIgnoreCase)).Shape);
        }

        if (shape.Type == "list") shape = _operation.Service.Shape(shape.Item);
        return shape is { IsStructure: true, IsDocument: false };
    }

    // A structure, or the first one of a list, with each of its members mistyped in turn.
    private static IEnumerable<(JsonObject Changed, string Path, string Suggestion)> MistypedMembers(JsonNode? value)
    {
        JsonObject? structure = value as JsonObject ?? (value as JsonArray)?.FirstOrDefault() as JsonObject;
        foreach (string member in structure?.Select(found => found.Key).ToArray() ?? [])
        {
            JsonObject changed = [];
            foreach ((string other, JsonNode? kept) in structure!) changed[other == member ? Mistyped(member) : other] = kept?.DeepClone();
            yield return (changed, $".{Mistyped(member)}", member);
        }
    }

    private static JsonObject Changed(JsonObject with, string name, JsonNode value)
    {
        JsonObject changed = (JsonObject)with.DeepClone();
        changed[name] = value;
        return changed;
    }

    // Both formats. The place is the value below a parameter, or the key of the innermost map that exists when it is missing.
    private IEnumerable<WorkflowCase> Both(
        string what, JsonObject with, string? parameter, string? rest, bool isKey = false, string? suggestion = null)
    {
        JsonObject file = new()
        {
            ["Name"] = "generated",
            ["Steps"] = new JsonObject
            {
                ["other"] = new JsonObject
                {
                    ["Run"] = "Start-NeptuneMLDataProcessingJob",
                    ["With"] = new JsonObject { ["InputDataS3Location"] = "s3://b/in", ["ProcessedDataS3Location"] = "s3://b/out" },
                },
                ["step-1"] = new JsonObject { ["Run"] = cmdlet, ["With"] = with.DeepClone() },
            },
        };
        // The formats share all checks, so the many values of each limit take turns.
        bool isValue = parameter is null || what.StartsWith("rule:", StringComparison.Ordinal);
        _turn = !_turn;
        foreach (bool isJson in isValue && what != "valid: a sample" ? new[] { _turn } : [true, false])
        {
            (string text, WorkflowText written) = WorkflowText.Of(file, isJson);
            WorkflowCase made = new() { What = what, Text = text, Extension = isJson ? ".json" : ".psd1", Suggestion = suggestion };
            if (parameter is null)
            {
                yield return made;
                continue;
            }

            string path = parameter.Length == 0 ? With : $"{With}.{parameter}{rest}";
            bool exists = written.Places.TryGetValue(path, out ((int, int) Value, (int, int)? Key) place);
            if (!exists) place = written.Places[Owner(path, written)];
            (int line, int column) = exists && !isKey && parameter.Length > 0 ? place.Value : place.Key ?? place.Value;
            yield return made with { Path = path, Line = line, Column = column };
        }
    }

    private static string Owner(string path, WorkflowText written)
    {
        string owner = path;
        while (!written.Places.ContainsKey(owner)) owner = owner[..owner.LastIndexOfAny(['.', '['])];
        return owner;
    }
}
