namespace NeptuneMl.Emulator.Api;

/// <summary>Adds the rules of <c>api/documented.json</c> to the shapes: limits that only the documentation of the services states. A rule
/// applies to a shape, a member (<c>Structure.member</c>, <c>*.member</c>) or the items of a list member (<c>*.member[]</c>).</summary>
internal static class DocumentedRules
{
    private const string Items = "[]";

    public static void Apply(JsonElement document, string serviceId, Dictionary<string, Shape> shapes)
    {
        JsonElement patterns = document.GetProperty("patterns");
        List<(string On, JsonElement Rule)> targets = document.GetProperty("rules").EnumerateArray()
            .Where(rule => rule.GetProperty("service").GetString() == serviceId)
            .SelectMany(rule => rule.GetProperty("on").EnumerateArray(), (rule, on) => (On: on.GetString()!, Rule: rule))
            .ToList();

        // Rules about members copy the shape of the member, so rules about whole shapes are applied first.
        foreach ((string on, JsonElement rule) in targets.Where(target => !target.On.Contains('.', StringComparison.Ordinal)))
            ApplyToShape(shapes[on], rule, patterns);
        foreach ((string on, JsonElement rule) in targets.Where(target => target.On.Contains('.', StringComparison.Ordinal)))
            ApplyToMembers(on, rule, patterns, shapes);
    }

    private static void ApplyToShape(Shape shape, JsonElement rule, JsonElement patterns)
    {
        shape.Expectation = Text(rule, "says") ?? shape.Expectation;
        shape.IsOpen |= rule.TryGetProperty("open", out JsonElement open) && open.GetBoolean();
        if (rule.TryGetProperty("exactlyOneOf", out JsonElement groups))
            shape.Rules.Add(new StructureRule.ExactlyOneOf([.. groups.EnumerateArray().Select(Strings)]));
        else if (rule.TryGetProperty("together", out JsonElement members))
            shape.Rules.Add(new StructureRule.AtMostTogether(Strings(members), rule.GetProperty("max").GetInt32()));
        else if (ConstraintOf(rule, patterns) is { } constraint)
            shape.Constraints.Add(constraint);
    }

    private static void ApplyToMembers(string on, JsonElement rule, JsonElement patterns, Dictionary<string, Shape> shapes)
    {
        int dot = on.IndexOf('.', StringComparison.Ordinal);
        string structure = on[..dot];
        bool isOnItems = on.EndsWith(Items, StringComparison.Ordinal);
        string name = isOnItems ? on[(dot + 1)..^Items.Length] : on[(dot + 1)..];
        Constraint? constraint = ConstraintOf(rule, patterns);
        string? expectation = Text(rule, "says");
        foreach (Shape shape in structure == "*" ? shapes.Values.ToList() : [shapes[structure]])
        {
            shape.Members =
                [.. shape.Members.Select(member => member.Name == name ? member with { Shape = Narrow(member.Shape) } : member)];
        }

        Shape Narrow(Shape shape) => isOnItems
            ? shape.Narrow(null, null, shape.Element!.Narrow(constraint, expectation, null))
            : shape.Narrow(constraint, expectation, null);
    }

    private static Constraint? ConstraintOf(JsonElement rule, JsonElement patterns)
    {
        Constraint constraint = new()
        {
            Min = Number(rule, "min"),
            Max = Number(rule, "max"),
            Pattern = Text(rule, "pattern") is { } pattern ? patterns.GetProperty(pattern).GetString() : null,
            Values = rule.TryGetProperty("enum", out JsonElement values) ? Strings(values) : null,
            ForbiddenPrefix = Text(rule, "notPrefix"),
        };
        bool isEmpty = constraint is { Min: null, Max: null, Pattern: null, Values: null, ForbiddenPrefix: null };
        return isEmpty ? null : constraint;
    }

    private static double? Number(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;

    private static string? Text(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
