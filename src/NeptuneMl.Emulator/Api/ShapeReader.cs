namespace NeptuneMl.Emulator.Api;

/// <summary>Reads the shapes of an API description.</summary>
internal static class ShapeReader
{
    public static Dictionary<string, Shape> Read(JsonElement description)
    {
        Dictionary<string, Shape> shapes = new(StringComparer.Ordinal);
        foreach (JsonProperty property in description.EnumerateObject())
            shapes.Add(property.Name, ReadShape(property.Name, property.Value));
        foreach (JsonProperty property in description.EnumerateObject())
            Connect(shapes[property.Name], property.Value, shapes);
        return shapes;
    }

    private static Shape ReadShape(string name, JsonElement json)
    {
        Shape shape = new(name, Enum.Parse<ShapeType>(json.GetProperty("type").GetString()!, ignoreCase: true))
        {
            IsUnion = json.TryGetProperty("union", out JsonElement union) && union.GetBoolean(),
            ErrorStatus = json.TryGetProperty("error", out JsonElement error) ? error.GetProperty("httpStatusCode").GetInt32() : null,
        };
        Constraint constraint = new()
        {
            Min = Number(json, "min"),
            Max = Number(json, "max"),
            Pattern = json.TryGetProperty("pattern", out JsonElement pattern) ? pattern.GetString() : null,
            Values = json.TryGetProperty("enum", out JsonElement values) ? Strings(values) : null,
        };
        if (constraint is not { Min: null, Max: null, Pattern: null, Values: null })
            shape.Constraints.Add(constraint);
        return shape;
    }

    private static void Connect(Shape shape, JsonElement json, Dictionary<string, Shape> shapes)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure:
                string[] required = json.TryGetProperty("required", out JsonElement names) ? Strings(names) : [];
                shape.Members =
                [
                    .. json.GetProperty("members").EnumerateObject().Select(member => ReadMember(member, required, shapes)),
                ];
                break;
            case ShapeType.List:
                shape.Element = Reference(json.GetProperty("member"), shapes);
                break;
            case ShapeType.Map:
                shape.Key = Reference(json.GetProperty("key"), shapes);
                shape.Element = Reference(json.GetProperty("value"), shapes);
                break;
        }
    }

    private static Member ReadMember(JsonProperty member, string[] required, Dictionary<string, Shape> shapes)
    {
        MemberLocation location = MemberLocation.Body;
        if (member.Value.TryGetProperty("location", out JsonElement place))
        {
            location = place.GetString() switch
            {
                "uri" => MemberLocation.Label,
                "querystring" => MemberLocation.Query,
                "header" => MemberLocation.Header,
                string other => throw new NotSupportedException($"Members located in '{other}' are not supported."),
                null => MemberLocation.Body,
            };
        }

        string wireName = member.Value.TryGetProperty("locationName", out JsonElement named) ? named.GetString()! : member.Name;
        return new Member(member.Name, Reference(member.Value, shapes), location, wireName, required.Contains(member.Name));
    }

    private static Shape Reference(JsonElement json, Dictionary<string, Shape> shapes) => shapes[json.GetProperty("shape").GetString()!];

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;

    private static string[] Strings(JsonElement json) => [.. json.EnumerateArray().Select(item => item.GetString()!)];
}
