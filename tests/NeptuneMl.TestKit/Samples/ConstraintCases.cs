using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>Makes the cases of one operation out of one input that keeps to every rule.</summary>
internal sealed class ConstraintCases(Operation operation, JsonObject full)
{
    private readonly List<ConstraintCase> _cases = [];

    public List<ConstraintCase> Make()
    {
        if (operation.Input is not { } input) return _cases;
        Structure(input, new Place(full));
        Alternatives(input);
        foreach ((string[] lists, int max) in ValueRules.Together(operation.Service, input.Name))
        {
            Add(
                "together",
                new Place(full).Member(lists[0]),
                $"{max} items and one of {lists[1]}",
                Repeated(full[lists[0]]!.AsArray()[0]!, max),
                false);
        }

        return _cases;
    }

    private void Structure(Shape shape, Place at)
    {
        foreach (Member member in shape.Members)
        {
            if (at.Value is not JsonObject structure || !structure.ContainsKey(member.Name)) continue;
            Place place = at.Member(member.Name, member.Location);
            if (member.IsRequired) Add("required", place, "missing", null, false, onWire: !place.IsLabel);
            Value(member.Shape, place, member.IsRequired, member.Places);
        }

        if (shape.IsUnion) Add("choice", at, "no choice made", new JsonObject(), false);
    }

    private void Value(string shapeName, Place place, bool required, params string[] places)
    {
        Shape shape = operation.Service.Shape(shapeName);
        ValueRules rules = ValueRules.Of(operation.Service, shapeName, places);
        switch (shape.Type)
        {
            case "structure":
                Structure(shape, place);
                break;
            case "string":
                foreach ((string rule, string what, string text, bool valid) in TextCases.Of(rules, (string)place.Value!, required))
                    Add(rule, place, what, text, valid, onWire: (!place.IsLabel || text.Length > 0) && TextCases.CanTravel(text));
                break;
            case "integer":
                Numbers(rules, place, 1, number => JsonValue.Create((int)number));
                break;
            case "double":
                Numbers(rules, place, 0.001, number => JsonValue.Create(Math.Round(number, 3)));
                break;
            case "list":
                Items(rules, place, count => Repeated(place.Value!.AsArray()[0]!, count));
                if (operation.Service.Shape(shape.Item).Type is "string" or "structure")
                {
                    Add(
                        "items given",
                        place,
                        "an item that is null",
                        new JsonArray((JsonNode?)null),
                        false,
                        onWire: !place.IsQuery,
                        brokenAt: place.Item(0).Path);
                }

                Value(shape.Item, place.Item(0), required: false, Sample.Items(places));
                break;
            case "map":
                Map(shape, rules, place);
                break;
        }
    }

    private void Map(Shape shape, ValueRules rules, Place place)
    {
        Items(
            rules,
            place,
            count => new JsonObject(Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"k{number}", (JsonNode?)"v"))));
        string key = place.Value!.AsObject().First().Key;
        foreach ((string rule, string what, string text, bool valid) in TextCases.Of(
            ValueRules.Of(operation.Service, shape.Key),
            key,
            required: false))
        {
            Add(
                $"key {rule}",
                place,
                $"key: {what}",
                new JsonObject { [text] = "v" },
                valid,
                TextCases.CanTravel(text),
                brokenAt: place.Item(text).Path);
        }

        Value(shape.Item, place.Item(key), required: false);
    }

    private void Numbers(ValueRules rules, Place place, double step, Func<double, JsonValue> number)
    {
        if (rules.Min is { } min) Pair(min, min - step);
        if (rules.Max is { } max) Pair(max, max + step);

        void Pair(double inside, double outside)
        {
            JsonValue within = number(inside), beyond = number(outside);
            Add("range", place, within.ToJsonString(), within, true);
            Add("range", place, beyond.ToJsonString(), beyond, false);
        }
    }

    private void Items(ValueRules rules, Place place, Func<int, JsonNode> make)
    {
        if (rules.Min > 0) Add("count", place, "no items", make(0), false);
        if (rules.Min > 1)
        {
            Add("count", place, $"{rules.Min} items", make((int)rules.Min), true);
            Add("count", place, $"{rules.Min - 1} items", make((int)rules.Min - 1), false);
        }

        if (rules.Max is not { } max) return;
        string? sharing = max > 1 ? SharesItsLimitWith(place) : null;
        Add("count", place, $"{max} items", make((int)max), true, without: sharing);
        Add("count", place, $"{max + 1} items", make((int)max + 1), false, without: sharing);
    }

    private string? SharesItsLimitWith(Place place) =>
        ValueRules.Together(operation.Service, operation.Input!.Name).FirstOrDefault(rule => rule.Lists.Contains(place.Path)).Lists?.First(other => other != place.Path);

    private void Alternatives(Shape input)
    {
        IReadOnlyList<string[]> groups = ValueRules.Alternatives(operation.Service, input.Name);
        if (groups.Count == 0) return;
        JsonObject none = (JsonObject)full.DeepClone(), all = (JsonObject)full.DeepClone();
        foreach (string member in groups.SelectMany(group => group))
        {
            none.Remove(member);
            all[member] = "x";
        }

        string path = groups[0][0];
        _cases.Add(new ConstraintCase($"{path}: choice", path, "no way given", none, false, true));
        _cases.Add(new ConstraintCase($"{path}: choice", path, "every way given", all, false, true));
        foreach (string[] group in groups.Where(group => group.Length > 1))
        {
            JsonObject half = (JsonObject)none.DeepClone();
            half[group[0]] = "x";
            _cases.Add(new ConstraintCase($"{path}: choice", path, $"half a way: {group[0]}", half, false, true));
        }
    }

    private void Add(
        string rule,
        Place place,
        string what,
        JsonNode? value,
        bool valid,
        bool onWire = true,
        string? brokenAt = null,
        string? without = null)
    {
        JsonObject input = place.With(value);
        if (without is not null) input.Remove(without);
        _cases.Add(new ConstraintCase($"{place.Path}: {rule}", brokenAt ?? place.Path, what, input, valid, onWire));
    }

    private static JsonArray Repeated(JsonNode item, int count) => [.. Enumerable.Range(0, count).Select(_ => item.DeepClone())];
}
