using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeptuneMl.Tests.Api;

/// <summary>What holds for one value: from its shape, and from the documentation's rules on the shape or the member.</summary>
internal sealed class Rules
{
    private static readonly JsonArray s_documented = ServiceApi.Documented["rules"]!.AsArray();

    public double? Min { get; private set; }

    public double? Max { get; private set; }

    public List<string> Patterns { get; } = [];

    public string[]? Values { get; private set; }

    public bool IsOpen { get; private set; }

    public string? NotPrefix { get; private set; }

    /// <param name="places">The shape's name, and the ways in which the documentation may point at the member.</param>
    public static Rules Of(ServiceApi api, string shape, params string[] places)
    {
        Rules rules = new();
        rules.Add(api.Shape(shape), pattern => pattern);
        foreach (JsonNode? rule in s_documented)
        {
            if ((string)rule!["service"]! != api.Id) continue;
            if (rule["on"]!.AsArray().Any(on => (string)on! == shape || places.Contains((string)on!)))
                rules.Add(rule.AsObject(), pattern => (string)ServiceApi.Documented["patterns"]![pattern]!);
        }

        return rules;
    }

    /// <summary>The groups of members of which exactly one must be given.</summary>
    public static IReadOnlyList<string[]> Alternatives(Operation operation) => [.. On(operation, "exactlyOneOf").SelectMany(groups => groups.AsArray()).Select(Strings)];

    /// <summary>Lists that share one limit.</summary>
    public static IEnumerable<string[]> Together(Operation operation) => On(operation, "together").Select(Strings);

    public bool Matches(string text) => Patterns.All(pattern => Regex.IsMatch(text, $@"\A(?:{pattern})\z"));

    public static string[] Strings(JsonNode? list) => [.. list!.AsArray().Select(item => (string)item!)];

    private static IEnumerable<JsonNode> On(Operation operation, string kind) =>
        s_documented.Where(rule => (string)rule!["service"]! == operation.Service.Id && rule["on"]!.AsArray().Any(on => (string)on! == operation.Input) && rule[kind] is not null)
            .Select(rule => rule![kind]!);

    private void Add(JsonObject source, Func<string, string> pattern)
    {
        if ((double?)source["min"] is { } min) Min = Math.Max(min, Min ?? min);
        if ((double?)source["max"] is { } max) Max = Math.Min(max, Max ?? max);
        if ((string?)source["pattern"] is { } given) Patterns.Add(pattern(given));
        if (source["enum"] is { } values) Values = Strings(values);
        IsOpen |= (bool?)source["open"] ?? false;
        NotPrefix = (string?)source["notPrefix"] ?? NotPrefix;
    }
}
