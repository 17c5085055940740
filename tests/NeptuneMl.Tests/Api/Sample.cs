using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeptuneMl.Tests.Api;

/// <summary>Makes inputs and answers from the API's description, with a value of its own in every place.</summary>
internal static class Sample
{
    public const string Uuid = "0a1b2c3d-1111-2222-3333-444455556666";

    /// <summary>
    /// Inputs with every member set: one, or one for each of the alternatives where only one of them may be given. What the
    /// module sets by itself is left out.
    /// </summary>
    public static IReadOnlyList<JsonObject> FullInputs(Operation operation)
    {
        JsonObject full = operation.Input is { } shape ? (JsonObject)Value(operation.Service, shape, "input", required: false) : [];
        foreach (string automatic in Automatic) full.Remove(automatic);
        IReadOnlyList<string[]> alternatives = Rules.Alternatives(operation);
        return alternatives.Count == 0 ? [full] : [.. alternatives.Select(chosen => Without(full, alternatives.Where(other => other != chosen).SelectMany(other => other)))];
    }

    public static IReadOnlyList<JsonObject> RequiredInputs(Operation operation)
    {
        JsonObject required = operation.Input is { } shape ? (JsonObject)Value(operation.Service, shape, "input", required: true) : [];
        IReadOnlyList<string[]> alternatives = Rules.Alternatives(operation);
        if (alternatives.Count == 0) return [required];
        JsonObject full = (JsonObject)Value(operation.Service, operation.Input!, "input", required: false);
        return
        [
            .. alternatives.Select(chosen =>
            {
                JsonObject input = (JsonObject)required.DeepClone();
                foreach (string member in chosen) input[member] = full[member]!.DeepClone();
                return input;
            }),
        ];
    }

    /// <summary>Members that no user gives: pages are followed, and an update is a cmdlet of its own.</summary>
    public static string[] Automatic { get; } = ["nextToken", "maxResults", "update"];

    public static JsonNode Value(ServiceApi api, string shapeName, string path, bool required, params string[] places)
    {
        JsonObject shape = api.Shape(shapeName);
        Rules rules = Rules.Of(api, shapeName, places);
        return (string)shape["type"]! switch
        {
            "structure" => Structure(api, shapeName, shape, path, required),
            "list" => new JsonArray(Value(api, Named(shape["member"]), path + "0", required, [.. places.Select(place => place + "[]")])),
            "map" => new JsonObject { [Text(Rules.Of(api, Named(shape["key"])), path + "Key")] = Value(api, Named(shape["value"]), path + "Value", required) },
            "boolean" => JsonValue.Create(true),
            "integer" or "long" => JsonValue.Create((int)(rules.Min ?? 1) + Number(path) % ((int)Math.Min((rules.Max ?? 1000) - (rules.Min ?? 1), 1000) + 1)),
            "double" => JsonValue.Create(1.5 + Number(path)),
            "timestamp" => JsonValue.Create(Time(path).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(Text(rules, path)),
        };
    }

    public static string Text(Rules rules, string path)
    {
        string name = string.Concat(path.Where(char.IsLetterOrDigit));
        if (rules.Values is { } values) return values[Number(path) % values.Length];
        if (path.EndsWith("nstanceType", StringComparison.Ordinal)) return $"ml.m5.{Number(path) % 48}xlarge";
        string text = rules.Patterns.FirstOrDefault() is not { } pattern ? name
            : pattern.StartsWith("[0-9a-f]{8}-", StringComparison.Ordinal) ? $"{Number(path):x8}{Uuid[8..]}"
            : pattern == "[0-9]{12}" ? $"{Number(path):d12}"
            : pattern.StartsWith("s3://", StringComparison.Ordinal) ? $"s3://bucket/{name}"
            : pattern.Contains(":iam::", StringComparison.Ordinal) ? $"arn:aws:iam::123456789012:role/{name}"
            : pattern.Contains(":kms:", StringComparison.Ordinal) ? $"arn:aws:kms:us-east-1:123456789012:key/{name}"
            : Regex.Match(pattern, @"/([a-z0-9-]+)/\[-a-zA-Z0-9_/\.\]\+$") is { Success: true } kind
                ? $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Uuid}/{kind.Groups[1].Value}/{name}"
            : name;
        if (rules.Max < text.Length) text = text[^(int)rules.Max.Value..];
        Assert.True(rules.Matches(text), $"the sample '{text}' for {path} does not keep to its own rules");
        return text;
    }

    private static JsonObject Structure(ServiceApi api, string name, JsonObject shape, string path, bool required)
    {
        JsonObject structure = [];
        string[] needed = shape["required"] is { } list ? Rules.Strings(list) : [];
        foreach ((string member, JsonNode? description) in shape["members"]!.AsObject())
        {
            if (required && !needed.Contains(member)) continue;
            structure[member] = Value(api, Named(description), $"{path}.{member}", required, $"{name}.{member}", $"*.{member}");
        }

        return structure;
    }

    private static JsonObject Without(JsonObject full, IEnumerable<string> members)
    {
        JsonObject rest = (JsonObject)full.DeepClone();
        foreach (string member in members) rest.Remove(member);
        return rest;
    }

    private static string Named(JsonNode? reference) => (string)reference!["shape"]!;

    private static DateTimeOffset Time(string path) => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Number(path));

    // The same number for a path in every run, and rarely the same for two.
    private static int Number(string path) => (int)(path.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % 1_000_003);
}
