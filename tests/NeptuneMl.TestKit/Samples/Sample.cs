using System.Globalization;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>
/// Makes inputs and responses of an operation from the API's description: within every rule, the same in every run, and with a
/// value of its own in every place.
/// </summary>
internal static class Sample
{
    /// <summary>Inputs with every member set: one, or one for each of the alternatives of which only one may be given.</summary>
    public static IReadOnlyList<JsonObject> FullInputs(Operation operation) => Inputs(operation, required: false);

    /// <summary>Inputs with no more members than an operation must have, in each of its alternatives.</summary>
    public static IReadOnlyList<JsonObject> RequiredInputs(Operation operation) => Inputs(operation, required: true);

    /// <summary>A response of an operation that has an output.</summary>
    public static JsonObject Response(Operation operation, bool required) =>
        (JsonObject)Value(operation.Service, operation.Output!.Name, "output", required);

    /// <summary>
    /// The least that may be taken for a response of an operation: what the API says is always there, and of Neptune's responses, of
    /// which it says nothing, the id and the status. An object without members where there is nothing to respond.
    /// </summary>
    public static JsonObject LeastResponse(Operation operation)
    {
        if (operation.Output is null) return [];
        JsonObject least = Response(operation, required: true), full = Response(operation, required: false);
        if (operation.Service == ServiceApi.Neptune)
        {
            foreach ((string name, JsonNode? value) in full.Where(member => member.Key is "id" or "status"))
            {
                least[name] = value!
                .DeepClone();
            }
        }

        return least;
    }

    /// <summary>Adds members that nobody knows to every structure of a response.</summary>
    public static void AddUnknownMembers(Operation operation, JsonObject response)
    {
        if (operation.Output is { } output) AddUnknownMembers(operation.Service, output, response);
        else Extend(response);
    }

    private static void AddUnknownMembers(ServiceApi api, Shape shape, JsonNode? value)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (JsonNode? item in list) AddUnknownMembers(api, api.Shape(shape.Item), item);
                break;
            case JsonObject map when shape.Type == "map":
                foreach ((_, JsonNode? item) in map) AddUnknownMembers(api, api.Shape(shape.Item), item);
                break;
            case JsonObject structure when !shape.IsDocument:
                foreach (Member member in shape.Members) AddUnknownMembers(api, api.Shape(member.Shape), structure[member.Name]);
                Extend(structure);
                break;
        }
    }

    private static void Extend(JsonObject structure)
    {
        structure["aNewText"] = "new";
        structure["aNewNumber"] = -1.5e300;
        structure["aNewFlag"] = false;
        structure["aNewNothing"] = null;
        structure["aNewList"] = new JsonArray("x", new JsonObject { ["y"] = new JsonArray() });
        structure["aNewStructure"] = new JsonObject { ["id"] = "not the id", ["status"] = new JsonArray("not the status", null) };
    }

    private static IReadOnlyList<JsonObject> Inputs(Operation operation, bool required)
    {
        if (operation.Input is not { } input) return [[]];

        JsonObject full = (JsonObject)Value(operation.Service, input.Name, "input", required: false);
        IReadOnlyList<string[]> alternatives = ValueRules.Alternatives(operation.Service, input.Name);
        string[][] choices = alternatives.Count == 0 ? [[]] : [.. alternatives];
        return
        [
            .. choices.Select(chosen => required
                ? With((JsonObject)Value(operation.Service, input.Name, "input", required: true), full, chosen)
                : Without(full, alternatives.Where(other => other != chosen).SelectMany(other => other))),
        ];
    }

    /// <summary>A value of a shape, for a place in an input.</summary>
    public static JsonNode Value(ServiceApi api, string shapeName, string path, bool required, params string[] places)
    {
        Shape shape = api.Shape(shapeName);
        ValueRules rules = ValueRules.Of(api, shapeName, places);
        return shape.Type switch
        {
            "structure" when shape.IsDocument && !required => new JsonObject
            {
                [path] = new JsonArray(1, 2.5, null, true, new JsonObject { ["deep"] = "text" })
            },
            "structure" => Structure(api, shape, path, required),
            "list" => new JsonArray(
                [.. Enumerable.Range(0, Count(rules)).Select(index => Value(api, shape.Item, $"{path}{index}", required, Items(places)))]),
            "map" => new JsonObject
            {
                [SampleText.For(ValueRules.Of(api, shape.Key), path + "Key")] = Value(api, shape.Item, path + "Value", required)
            },
            "boolean" => JsonValue.Create(true),
            "integer" or "long" => JsonValue.Create(
                (int)(rules.Min ?? 1) + SampleText.Number(path) % ((int)Math.Min((rules.Max ?? 1000) - (rules.Min ?? 1), 1000) + 1)),
            "double" => JsonValue.Create(
                Math.Round((rules.Min ?? 0) + ((rules.Max ?? 1_000_000) - (rules.Min ?? 0)) * (SampleText.Number(path) / 1_000_003.0), 3)),
            "timestamp" => JsonValue.Create(Time(path).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(SampleText.For(rules, path)),
        };
    }

    /// <summary>The ways in which the documentation may point at the items of a list.</summary>
    public static string[] Items(string[] places) => [.. places.Select(place => place + "[]")];

    // Two where two are allowed, so that a list that is sent or read as a single value is found out.
    private static int Count(ValueRules rules) => (int)Math.Max(rules.Min ?? 0, Math.Min(2, rules.Max ?? 2));

    private static JsonObject Structure(ServiceApi api, Shape shape, string path, bool required)
    {
        JsonObject structure = [];
        foreach (Member member in shape.IsUnion ? shape.Members.Take(1) : shape.Members)
        {
            if (!required || shape.IsUnion || member.IsRequired)
                structure[member.Name] = Value(api, member.Shape, $"{path}.{member.Name}", required, member.Places);
        }

        return structure;
    }

    private static JsonObject Without(JsonObject full, IEnumerable<string> members)
    {
        JsonObject rest = (JsonObject)full.DeepClone();
        foreach (string member in members) rest.Remove(member);
        return rest;
    }

    private static JsonObject With(JsonObject required, JsonObject full, IEnumerable<string> members)
    {
        foreach (string member in members) required[member] = full[member]!.DeepClone();
        return required;
    }

    private static DateTimeOffset Time(string path) =>
        new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(SampleText.Number(path));
}
