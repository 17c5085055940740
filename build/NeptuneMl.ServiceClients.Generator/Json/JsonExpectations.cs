namespace NeptuneMl.ServiceClients.Generator.Json;

internal static class JsonExpectations
{
    /// <summary>Returns a member; throws when it is missing or of another kind.</summary>
    public static JsonValue Member(this JsonValue json, string name, JsonKind kind)
    {
        JsonValue value = json.Find(name) ?? throw new JsonFormatException($"the member '{name}' is missing", json.Position);
        return value.Kind == kind
            ? value
            : throw new JsonFormatException($"the member '{name}' is not a JSON {kind}", value.Position);
    }

    public static string RequiredText(this JsonValue json, string name) => json.Member(name, JsonKind.String).Text;

    /// <summary>Throws when the object has a member that is not in the list.</summary>
    public static void Allow(this JsonValue json, params string[] names)
    {
        foreach (KeyValuePair<string, JsonValue> member in json.Members)
        {
            if (!names.Contains(member.Key))
                throw new JsonFormatException($"the member '{member.Key}' is unknown", member.Value.Position);
        }
    }
}
