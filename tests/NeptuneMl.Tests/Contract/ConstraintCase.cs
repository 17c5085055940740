using System.Text.Json.Nodes;
using NeptuneMl.Tests.Api;

namespace NeptuneMl.Tests.Contract;

/// <summary>An input that keeps to a rule by a hair, or breaks it by a hair.</summary>
/// <param name="OnWire">Whether it can be put on the wire at all: a path without one of its labels cannot.</param>
internal sealed record ConstraintCase(string Name, JsonObject Input, bool IsValid, bool OnWire)
{
    public static IReadOnlyList<ConstraintCase> Of(Operation operation)
    {
        List<ConstraintCase> cases = [];
        foreach (JsonObject full in Sample.FullInputs(operation))
        {
            if (operation.Name == "ListTrainedModelVersions") full.Remove("status");
            new Builder(operation, full, cases).Build();
        }

        return [.. cases.DistinctBy(found => found.Name)];
    }

    private sealed class Builder(Operation operation, JsonObject full, List<ConstraintCase> cases)
    {
        public void Build()
        {
            if (operation.Input is not { } shape) return;
            Structure(shape, []);
            Alternatives();
            foreach (string[] lists in Rules.Together(operation))
                Add(lists[0], $"20 items and one of {lists[1]}", [lists[0]], Repeated(full[lists[0]]!.AsArray()[0]!, 20), false, true);
        }

        private void Structure(string name, object[] at)
        {
            JsonObject shape = operation.Service.Shape(name);
            string[] required = shape["required"] is { } list ? Rules.Strings(list) : [];
            JsonObject structure = (JsonObject)At(full, at)!;
            foreach ((string member, JsonNode? description) in shape["members"]!.AsObject())
            {
                if (!structure.ContainsKey(member)) continue;
                bool isLabel = (string?)description!["location"] == "uri";
                object[] path = [.. at, member];
                if (required.Contains(member)) Add(Text(path), "missing", path, null, false, !isLabel);
                Value((string)description["shape"]!, path, isLabel, $"{name}.{member}", $"*.{member}");
            }
        }

        private void Value(string shapeName, object[] path, bool isLabel, params string[] places)
        {
            JsonObject shape = operation.Service.Shape(shapeName);
            Rules rules = Rules.Of(operation.Service, shapeName, places);
            switch ((string)shape["type"]!)
            {
                case "structure": Structure(shapeName, path); break;
                case "string": Strings(rules, path, isLabel); break;
                case "integer":
                    if (rules.Min is { } min) Numbers(path, (int)min, (int)min - 1);
                    if (rules.Max is { } max) Numbers(path, (int)max, (int)max + 1);
                    break;
                case "list":
                    Items(rules, path, count => Repeated(At(full, path)!.AsArray()[0]!, count));
                    Value((string)shape["member"]!["shape"]!, [.. path, 0], false, [.. places.Select(place => place + "[]")]);
                    break;
                case "map":
                    Items(rules, path, count => new JsonObject(Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"k{number}", (JsonNode?)"v"))));
                    string key = ((JsonObject)At(full, path)!).First().Key;
                    Rules keyRules = Rules.Of(operation.Service, (string)shape["key"]!["shape"]!);
                    foreach ((string what, string text, bool valid) in Texts(keyRules, key))
                        Add(Text(path), $"key: {what}", path, new JsonObject { [text] = "v" }, valid, true);
                    Value((string)shape["value"]!["shape"]!, [.. path, key], false);
                    break;
            }
        }

        private void Strings(Rules rules, object[] path, bool isLabel)
        {
            foreach ((string what, string text, bool valid) in Texts(rules, (string)At(full, path)!))
            {
                // An instance type of one character keeps to every rule; only the service knows that there is none.
                if (valid && text == "a" && Text(path).EndsWith("nstanceType", StringComparison.Ordinal)) continue;
                Add(Text(path), what, path, text, valid, !isLabel || text.Length > 0);
            }
        }

        private static IEnumerable<(string What, string Text, bool IsValid)> Texts(Rules rules, string sample)
        {
            if (rules.Min > 0)
            {
                yield return ("empty", "", false);
                if (rules.Min == 1 && rules.Values is null && rules.Matches("a")) yield return ("one character", "a", true);
                if (rules.Min > 1) yield return ("one character too few", sample[..((int)rules.Min - 1)], false);
            }
            else if (rules.Min == 0 && rules.Matches(""))
            {
                yield return ("empty", "", true);
            }

            if (rules.Max is { } max)
            {
                string longest = sample.PadRight((int)max, 'a');
                if (rules.Values is null && rules.Matches(longest)) yield return ("as long as may be", longest, true);
                yield return ("one character too many", longest + "a", false);
            }

            if (rules.Values is { } values)
            {
                yield return ("a value that is new", "no-such-value", rules.IsOpen);
                foreach (string value in new[] { values[0], values[^1] }) yield return ($"the value {value}", value, true);
            }

            foreach (string text in new[]
            {
                "http://bucket/x", "s3://", "s3://bucket/two words", "arn:aws:iam::12:role/x", "arn:aws:s3:::bucket", "0A1B2C3D-1111-2222-3333-444455556666",
                "12345678901a", "a b", "1st", "a\u0001b", " ", sample + "\n",
            })
                if (rules.Patterns.Count > 0 && !rules.Matches(text)) yield return ($"'{text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\u0001", "\\u0001", StringComparison.Ordinal)}'", text, false);
            if (rules.NotPrefix is not { } prefix) yield break;
            yield return ("a reserved prefix", prefix + "x", false);
            yield return ("a reserved prefix in capitals", prefix.ToUpperInvariant() + "x", false);
            yield return ("a reserved prefix elsewhere", "x" + prefix, true);
        }

        private void Numbers(object[] path, int inside, int outside)
        {
            Add(Text(path), $"{inside}", path, inside, true, true);
            Add(Text(path), $"{outside}", path, outside, false, true);
        }

        private void Items(Rules rules, object[] path, Func<int, JsonNode> make)
        {
            if (rules.Min > 0) Add(Text(path), "no items", path, make(0), false, true);
            if (rules.Max is not { } max) return;
            string? shared = Rules.Together(operation).FirstOrDefault(lists => path is [string only] && lists.Contains(only))?.FirstOrDefault(other => other != (string)path[0]);
            Add(Text(path), $"{max} items", path, make((int)max), true, true, max > 1 ? shared : null);
            Add(Text(path), $"{max + 1} items", path, make((int)max + 1), false, true, max > 1 ? shared : null);
        }

        private void Alternatives()
        {
            IReadOnlyList<string[]> groups = Rules.Alternatives(operation);
            if (groups.Count == 0) return;
            JsonObject none = (JsonObject)full.DeepClone(), all = (JsonObject)full.DeepClone();
            foreach (string member in groups.SelectMany(group => group))
            {
                none.Remove(member);
                all[member] = "x";
            }

            cases.Add(new ConstraintCase("no way given", none, false, true));
            cases.Add(new ConstraintCase("every way given", all, false, true));
            foreach (string[] group in groups.Where(group => group.Length > 1))
            {
                JsonObject half = (JsonObject)none.DeepClone();
                half[group[0]] = "x";
                cases.Add(new ConstraintCase($"half a way: {group[0]}", half, false, true));
            }
        }

        private void Add(string place, string what, object[] path, JsonNode? value, bool valid, bool onWire, string? without = null)
        {
            JsonObject input = (JsonObject)full.DeepClone();
            JsonNode owner = At(input, path[..^1])!;
            if (path[^1] is int index) owner.AsArray()[index] = value;
            else if (value is null) owner.AsObject().Remove((string)path[^1]);
            else owner[(string)path[^1]] = value;
            if (without is not null) input.Remove(without);
            cases.Add(new ConstraintCase($"{place}: {what}", input, valid, onWire));
        }

        private static JsonNode? At(JsonNode node, object[] path) => path.Aggregate((JsonNode?)node, (inner, step) => step is int index ? inner![index] : inner![(string)step]);

        private static JsonArray Repeated(JsonNode item, int count) => [.. Enumerable.Range(0, count).Select(_ => item.DeepClone())];

        private static string Text(object[] path) => string.Join('.', path);
    }
}
