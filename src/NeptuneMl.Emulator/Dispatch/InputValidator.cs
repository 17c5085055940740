namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Validates all members of a request against the API description, nested ones included, and lists every violation.</summary>
internal static class InputValidator
{
    public static void Validate(Operation operation, OperationInput input, List<Violation> violations)
    {
        foreach (Member member in operation.Members)
        {
            switch (member.Location)
            {
                case MemberLocation.Body:
                    CheckMember(member, input.Json(member), member.Name, violations);
                    break;
                case MemberLocation.Query when member.Shape.Type == ShapeType.List:
                    string[] values = [.. input.Texts(member)];
                    if (values.Length == 0)
                        CheckPresence(member, member.Name, violations);
                    else
                        CheckTexts(member.Shape, values, member.Name, violations);
                    break;
                default:
                    if (input.Text(member) is { } text)
                        CheckText(member.Shape, text, member.Name, violations);
                    else
                        CheckPresence(member, member.Name, violations);
                    break;
            }
        }

        foreach (StructureRule rule in operation.Rules)
            CheckRule(rule, input, violations);
    }

    private static void CheckRule(StructureRule rule, OperationInput input, List<Violation> violations)
    {
        switch (rule)
        {
            case StructureRule.ExactlyOneOf { Groups: IReadOnlyList<IReadOnlyList<string>> groups }:
                string choices = string.Join(", or ", groups.Select(group => string.Join(" and ", group)));
                int started = groups.Count(group => group.Any(IsSet));
                if (started > 1)
                    violations.Add(new Violation("", ViolationKind.NotAllowed, $"Only one of these can be given: {choices}"));
                else if (!groups.Any(group => group.All(IsSet)))
                    violations.Add(new Violation("", ViolationKind.Missing, $"One of these is required: {choices}"));
                break;
            case StructureRule.AtMostTogether { Members: IReadOnlyList<string> members, Max: int max }:
                int total = members.Sum(name => input.Json(name) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0);
                if (total > max)
                {
                    string limit = $"with {string.Join(", ", members.Skip(1))}, allowed are {max} items or less";
                    violations.Add(new Violation(members[0], ViolationKind.NotAllowed, limit));
                }

                break;
        }

        bool IsSet(string name) => input.Json(name).ValueKind != JsonValueKind.Undefined;
    }

    private static void CheckPresence(Member member, string path, List<Violation> violations)
    {
        if (member.IsRequired)
            violations.Add(new Violation(path, ViolationKind.Missing, "is required"));
    }

    private static void CheckMember(Member member, JsonElement value, string path, List<Violation> violations)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            CheckPresence(member, path, violations);
        else
            Check(member.Shape, value, path, violations);
    }

    private static void Check(Shape shape, JsonElement value, string path, List<Violation> violations)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure when shape.Members.Count == 0:
                break;
            case ShapeType.Structure when value.ValueKind == JsonValueKind.Object:
                CheckStructure(shape, value, path, violations);
                break;
            case ShapeType.List when value.ValueKind == JsonValueKind.Array:
                CheckSize(shape, value.GetArrayLength(), "items", path, violations);
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Check(shape.Element!, item, $"{path}[{index++}]", violations);
                break;
            case ShapeType.Map when value.ValueKind == JsonValueKind.Object:
                CheckSize(shape, value.EnumerateObject().Count(), "entries", path, violations);
                foreach (JsonProperty entry in value.EnumerateObject())
                {
                    CheckString(shape.Key!, entry.Name, $"{path} (key '{entry.Name}')", violations);
                    Check(shape.Element!, entry.Value, $"{path}.{entry.Name}", violations);
                }

                break;
            case ShapeType.String when value.ValueKind == JsonValueKind.String:
                CheckString(shape, value.GetString()!, path, violations);
                break;
            case ShapeType.Integer when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number):
                CheckRange(shape, number, path, violations);
                break;
            case ShapeType.Long when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number):
                CheckRange(shape, number, path, violations);
                break;
            case ShapeType.Double when value.ValueKind == JsonValueKind.Number:
                CheckRange(shape, value.GetDouble(), path, violations);
                break;
            case ShapeType.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                break;
            case ShapeType.Timestamp when value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _):
                break;
            default:
                Malformed(shape, path, violations);
                break;
        }
    }

    private static void CheckStructure(Shape shape, JsonElement value, string path, List<Violation> violations)
    {
        int set = 0;
        foreach (Member member in shape.Members)
        {
            value.TryGetProperty(member.WireName, out JsonElement inner);
            if (inner.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
                set++;
            CheckMember(member, inner, $"{path}.{member.Name}", violations);
        }

        if (shape.IsUnion && set != 1)
        {
            string names = string.Join(", ", shape.Members.Select(member => member.Name));
            violations.Add(new Violation(path, ViolationKind.NotAllowed, $"must have exactly one of: {names}"));
        }
    }

    private static void CheckTexts(Shape list, string[] values, string path, List<Violation> violations)
    {
        CheckSize(list, values.Length, "items", path, violations);
        foreach (string value in values)
            CheckText(list.Element!, value, path, violations);
    }

    private static void CheckText(Shape shape, string text, string path, List<Violation> violations)
    {
        switch (shape.Type)
        {
            case ShapeType.String:
                CheckString(shape, text, path, violations);
                break;
            case ShapeType.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number):
                CheckRange(shape, number, path, violations);
                break;
            case ShapeType.Boolean when bool.TryParse(text, out _):
                break;
            default:
                Malformed(shape, path, violations);
                break;
        }
    }

    private static void CheckString(Shape shape, string text, string path, List<Violation> violations)
    {
        foreach (Constraint constraint in shape.Constraints)
        {
            if (!shape.IsOpen && constraint.Values is { } values && !values.Contains(text))
                violations.Add(new Violation(path, ViolationKind.NotAllowed, $"'{text}' is not one of the values of {shape.Name}"));
            if (!constraint.AllowsText(text))
            {
                string expectation = shape.Expectation ?? $"must match the pattern {constraint.Pattern}";
                violations.Add(new Violation(path, ViolationKind.NotAllowed, expectation));
            }

            if (constraint.ForbidsPrefixOf(text))
                violations.Add(new Violation(path, ViolationKind.NotAllowed, $"must not begin with '{constraint.ForbiddenPrefix}'"));
        }

        CheckSize(shape, CharacterCount(text), "characters", path, violations);
    }

    private static void CheckSize(Shape shape, int size, string unit, string path, List<Violation> violations)
    {
        foreach (Constraint constraint in shape.Constraints.Where(constraint => !constraint.AllowsSize(size)))
            violations.Add(new Violation(path, ViolationKind.NotAllowed, $"has {size} {unit}, allowed are {Bounds(constraint)}"));
    }

    private static void CheckRange(Shape shape, double number, string path, List<Violation> violations)
    {
        foreach (Constraint constraint in shape.Constraints.Where(constraint => !constraint.AllowsSize(number)))
        {
            string rule = string.Create(CultureInfo.InvariantCulture, $"is {number}, allowed is {Bounds(constraint)}");
            violations.Add(new Violation(path, ViolationKind.NotAllowed, rule));
        }
    }

    private static string Bounds(Constraint constraint) => constraint switch
    {
        { Min: { } min, Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
        { Min: { } min } => string.Create(CultureInfo.InvariantCulture, $"{min} or more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{constraint.Max} or less"),
    };

    private static void Malformed(Shape shape, string path, List<Violation> violations)
    {
        string article = shape.Type == ShapeType.Integer ? "an" : "a";
        violations.Add(new Violation(path, ViolationKind.Malformed, $"is not {article} {shape.Type.ToString().ToLowerInvariant()}"));
    }

    /// <summary>The services count Unicode code points; .NET counts UTF-16 code units.</summary>
    private static int CharacterCount(string text)
    {
        int count = text.Length;
        foreach (char unit in text)
        {
            if (char.IsLowSurrogate(unit))
                count--;
        }

        return count;
    }
}
