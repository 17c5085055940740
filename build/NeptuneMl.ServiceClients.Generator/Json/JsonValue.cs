namespace NeptuneMl.ServiceClients.Generator.Json;

/// <summary>A JSON value, with its position in the text for diagnostics.</summary>
internal sealed class JsonValue(JsonKind kind, int position)
{
    private Dictionary<string, JsonValue>? _byName;

    public JsonKind Kind { get; } = kind;

    public int Position { get; } = position;

    /// <summary>The text of a string, or the literal of a number.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object, in the order of the document.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; init; } = [];

    public JsonValue? Find(string name)
    {
        if (Members.Count == 0)
            return null;

        _byName ??= Members.ToDictionary(member => member.Key, member => member.Value);
        return _byName.TryGetValue(name, out JsonValue? value) ? value : null;
    }
}
