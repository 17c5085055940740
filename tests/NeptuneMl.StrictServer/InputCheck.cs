using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer;

/// <summary>Holds an input to every rule that <c>api/</c> has for it.</summary>
internal sealed class InputCheck(ServiceApi api)
{
    public static void Of(ReceivedCall call)
    {
        if (call.Operation.Input is not { } input) return;
        ServiceApi api = call.Operation.Service;
        new InputCheck(api).Structure(input, call.Input, "input");

        IReadOnlyList<string[]> groups = ValueRules.Alternatives(api, input.Name);
        int whole = groups.Count(group => group.All(call.Input.ContainsKey)), touched = groups.Count(
            group => group.Any(call.Input.ContainsKey));
        if (groups.Count > 0 && (whole, touched) is not (1, 1))
        {
            throw new ForbiddenException(
            $"of {string.Join(" or ", groups.Select(group => string.Join('+', group)))} not exactly one is there");
        }

        foreach ((string[] lists, int max) in ValueRules.Together(api, input.Name))
        {
            if (lists.Sum(list => (call.Input[list] as JsonArray)?.Count ?? 0) > max)
            {
                throw new ForbiddenException(
                $"{string.Join(" and ", lists)} have more than {max} items");
            }
        }
    }

    private void Structure(Shape shape, JsonObject value, string path)
    {
        if (shape.IsDocument) return;
        foreach ((string name, _) in value)
            if (shape.Members.All(member => member.Name != name)) throw new ForbiddenException($"{path} has no member '{name}'");
        if (shape.IsUnion && value.Count != 1) throw new ForbiddenException($"{path} has {value.Count} of its alternatives");
        foreach (Member member in shape.Members)
        {
            if (value.TryGetPropertyValue(member
                .Name, out JsonNode? given))
            {
                Value(member.Shape, given, $"{path}.{member.Name}", member.IsRequired, member.Places);
            }
            else if (member.IsRequired)
            {
                throw new ForbiddenException($"{path}.{member.Name} is required");
            }
        }
    }

    private void Value(string shapeName, JsonNode? value, string path, bool required, params string[] places)
    {
        if (value is null) throw new ForbiddenException($"{path} is null");
        Shape shape = api.Shape(shapeName);
        ValueRules rules = ValueRules.Of(api, shapeName, places);
        JsonValueKind kind = value.GetValueKind();
        switch (shape.Type)
        {
            case "structure" when value is JsonObject members:
                Structure(shape, members, path);
                break;
            case "list" when value is JsonArray items:
                Range(rules, items.Count, path);
                foreach (JsonNode? item in items) Value(shape.Item, item, path + "[]", required: false, Sample.Items(places));
                break;
            case "map" when value is JsonObject entries:
                Range(rules, entries.Count, path);
                foreach ((string key, JsonNode? entry) in entries)
                {
                    Text(ValueRules.Of(api, shape.Key), key, path + " key");
                    Value(shape.Item, entry, $"{path}['{key}']", required: false);
                }

                break;
            case "string" when kind == JsonValueKind.String:
                string text = TextOf(value, path);
                if (required && text.Length == 0) throw new ForbiddenException($"{path} is empty");
                Text(rules, text, path);
                break;
            case "integer" when kind == JsonValueKind.Number && value.AsValue().TryGetValue(out int whole):
                Range(rules, whole, path);
                break;
            case "double" when kind == JsonValueKind.Number:
                Range(rules, (double)value, path);
                break;
            case "boolean" when kind is JsonValueKind.True or JsonValueKind.False:
            case "timestamp" when kind is JsonValueKind.String or JsonValueKind.Number:
                break;
            default:
                throw new ForbiddenException($"{path} is no {shape.Type}: {value.ToJsonString()}");
        }
    }

    private static string TextOf(JsonNode value, string path)
    {
        try
        {
            return (string)value!;
        }
        catch (InvalidOperationException)
        {
            throw new ForbiddenException($"{path} has half of a surrogate pair");
        }
    }

    private static void Text(ValueRules rules, string text, string path)
    {
        // Nobody sends this character on purpose here; it is what becomes of half a surrogate pair.
        if (text.EnumerateRunes().Contains(Rune.ReplacementChar)) throw new ForbiddenException($"{path} has lost a character");
        Range(rules, text.EnumerateRunes().Count(), path);
        if (!rules.Matches(text)) throw new ForbiddenException($"{path} does not match {rules.Pattern}: {text}");
        if (rules.Values is { } values && !rules.IsOpen
            && !values.Contains(text))
        {
            throw new ForbiddenException($"{path} is not one of the allowed values: {text}");
        }

        if (rules.NotPrefix is { } prefix && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ForbiddenException(
            $"{path} begins with {prefix}");
        }
    }

    private static void Range(ValueRules rules, double size, string path)
    {
        if (size < rules.Min || size > rules.Max) throw new ForbiddenException($"{path} is {size}, not within {rules.Min} to {rules.Max}");
    }
}
