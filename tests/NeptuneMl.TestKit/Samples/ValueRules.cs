using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeptuneMl.TestKit.Samples;

/// <summary>What holds for one value: from its shape, with the documentation's rules on the shape and the member in their place.</summary>
internal sealed class ValueRules
{
    private const string SupplementaryInClass = @"\uD800\uDBFF-\uDC00\uDFFF";
    private static readonly JsonArray s_documented = ServiceApi.Documented["rules"]!.AsArray();

    public double? Min { get; private set; }

    public double? Max { get; private set; }

    public string? Pattern { get; private set; }

    public string[]? Values { get; private set; }

    /// <summary>Whether the service takes other values than <see cref="Values"/> too.</summary>
    public bool IsOpen { get; private set; }

    public string? NotPrefix { get; private set; }

    /// <param name="places">The ways in which the documentation may point at the member, the weaker first.</param>
    public static ValueRules Of(ServiceApi api, string shape, params string[] places)
    {
        ValueRules rules = new();
        rules.Add(api.Shape(shape).Description, pattern => pattern);
        foreach (string place in (string[])[shape, .. places])
        {
            foreach (JsonNode? rule in s_documented.Where(
                rule => (string)rule!["service"]! == api.Id && Texts(rule["on"]!).Contains(place)))
            {
                rules.Add(rule!.AsObject(), pattern => (string)ServiceApi.Documented["patterns"]![pattern]!);
            }
        }

        return rules;
    }

    /// <summary>The groups of the structure's members of which exactly one must be given.</summary>
    public static IReadOnlyList<string[]> Alternatives(ServiceApi api, string structure) =>
        [.. About(api, structure, "exactlyOneOf").SelectMany(groups => groups.AsArray()).Select(group => Texts(group!))];

    /// <summary>Lists of the structure that share one limit, with it.</summary>
    public static IEnumerable<(string[] Lists, int Max)> Together(ServiceApi api, string structure) =>
        Rules(api, structure, "together").Select(rule => (Texts(rule["together"]!), (int)rule["max"]!));

    /// <summary>Whether the pattern, which is Java's, takes the whole text. In Java, as in this dialect, \s and \d are ASCII.</summary>
    public bool Matches(string text)
    {
        if (Pattern is null) return true;

        // A class that names the supplementary characters is made to take one stand-in for all of them.
        string pattern = Pattern.Replace(SupplementaryInClass, @"\uFFFF", StringComparison.Ordinal)
            .Replace(@"\_", "_", StringComparison.Ordinal);
        string units = Regex.Replace(text, "[\uD800-\uDBFF][\uDC00-\uDFFF]", "\uFFFF");
        return Regex.IsMatch(units, $@"\A(?:{pattern})\z", RegexOptions.ECMAScript);
    }

    /// <summary>Whether the text keeps to the pattern and to the limits of length.</summary>
    public bool Allows(string text) => Matches(text) && text.EnumerateRunes().Count() is int length && !(length < Min) && !(length > Max);

    public static string[] Texts(JsonNode list) => [.. list.AsArray().Select(item => (string)item!)];

    private static IEnumerable<JsonNode> About(ServiceApi api, string structure, string kind) =>
        Rules(api, structure, kind).Select(rule => rule[kind]!);

    private static IEnumerable<JsonNode> Rules(ServiceApi api, string structure, string kind) =>
        s_documented.Where(
            rule => (string)rule!["service"]! == api.Id && Texts(rule["on"]!).Contains(structure) && rule[kind] is not null)!;

    private void Add(JsonObject source, Func<string, string> pattern)
    {
        Min = (double?)source["min"] ?? Min;
        Max = (double?)source["max"] ?? Max;
        Pattern = (string?)source["pattern"] is { } given ? pattern(given) : Pattern;
        Values = source["enum"] is { } values ? Texts(values) : Values;
        IsOpen |= (bool?)source["open"] ?? false;
        NotPrefix = (string?)source["notPrefix"] ?? NotPrefix;
    }
}
