namespace NeptuneMl.ServiceClients.Generator.Json;

internal static class JsonExpectations
{
    /// <summary>The member, which must be there and of the kind.</summary>
    public static JsonValue Member(this JsonValue json, string name, JsonKind kind)
    {
        JsonValue value = json.Find(name) ?? throw new JsonFormatException($"the member '{name}' is missing", json.Position);
        return value.Kind == kind
            ? value
            : throw new JsonFormatException($"the member '{name}' is not of the kind {kind}", value.Position);
    }

    public static string RequiredText(this JsonValue json, string name) => json.Member(name, JsonKind.String).Text;

    /// <summary>Refuses an object that has any other member.</summary>
    public static void Allow(this JsonValue json, params string[] names)
    {
        foreach (KeyValuePair<string, JsonValue> member in json.Members)
        {
            if (!names.Contains(member.Key))
                throw new JsonFormatException($"the member '{member.Key}' is not known here", member.Value.Position);
        }
    }
}
