using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>What a value means where the API has a member of a shape. Written apart from the module, from the rules in its documentation.</summary>
internal sealed class Expectation(ServiceApi api, string parameter)
{
    private static readonly string[] s_true = ["true", "$true", "yes", "1"], s_false = ["false", "$false", "no", "0"];

    public Given Of(string shapeName, object? value, string[] places)
    {
        if (value is null || value is string blank && string.IsNullOrWhiteSpace(blank)) return Given.Nothing;
        Shape shape = api.Shape(shapeName);
        return shape.Type switch
        {
            "boolean" => Flag(value),
            "integer" or "long" => Whole(value),
            "double" => Number(value),
            "timestamp" => Time(value),
            "list" => List(shape, value, places),
            "map" => Map(value),
            "structure" => shape.IsDocument ? Document(value) : Structure(shape, value),
            _ when shapeName == "ResourcePolicy" => Policy(value),
            _ => Text(value) is { } text ? new Given(JsonValue.Create(text)) : Given.Error,
        };
    }

    private static Given Flag(object value) => value switch
    {
        bool flag => new(JsonValue.Create(flag)),
        1 or 1.0 => new(JsonValue.Create(true)),
        0 or 0.0 => new(JsonValue.Create(false)),
        string text when s_true.Contains(text.Trim().ToLowerInvariant()) => new(JsonValue.Create(true)),
        string text when s_false.Contains(text.Trim().ToLowerInvariant()) => new(JsonValue.Create(false)),
        _ => Given.Error,
    };

    private Given Whole(object value)
    {
        if (value is TimeSpan duration)
        {
            return parameter.EndsWith("InSeconds", StringComparison.Ordinal) ?
            Whole(duration.TotalSeconds) :
            parameter.EndsWith("InDays", StringComparison.Ordinal) ? Whole(duration.TotalDays) : Given.Error;
        }

        BigInteger? number = value switch
        {
            // What data frames write for a whole number in a column with empty cells.
            string text when Regex.Match(text.Trim(), @"\A([+-]?[0-9]+)(\.0)?\z") is { Success: true } match => BigInteger.Parse(
                match.Groups[1].Value,
                CultureInfo.InvariantCulture),
            int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            double real when double.IsFinite(real) && real == Math.Floor(real) => new BigInteger(real),
            decimal real when real == Math.Floor(real) => new BigInteger(real),
            BigInteger big => big,
            _ => null,
        };
        return number >= int.MinValue && number <= int.MaxValue ? new(JsonValue.Create((int)number.Value)) : Given.Error;
    }

    private static Given Number(object value)
    {
        double number = value switch
        {
            string text when Regex.IsMatch(text.Trim(), @"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z") => double.Parse(
                text,
                CultureInfo.InvariantCulture),
            BigInteger big => (double)big,
            int or long or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(number) ? new(JsonValue.Create(number)) : Given.Error;
    }

    private static Given Time(object value)
    {
        DateTimeOffset? time = value switch
        {
            DateTimeOffset known => known,
            DateTime { Kind: DateTimeKind.Unspecified } known => new DateTimeOffset(known, TimeSpan.Zero),
            DateTime known => new DateTimeOffset(known),
            int or long or double when Convert.ToDouble(
                value,
                CultureInfo.InvariantCulture) is >= 0 and < 253_402_300_800 and double seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            string text when Regex.IsMatch(text.Trim(), @"\A\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?\z")
                && DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset parsed) => parsed,
            _ => null,
        };
        return time is { } found ? new(JsonValue.Create(found.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))) : Given.Error;
    }

    private static string? Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum name => name.ToString(),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (time.Offset == TimeSpan.Zero ?
            "Z" :
            time.ToString("zzz", CultureInfo.InvariantCulture)),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int or long or decimal or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private Given List(Shape shape, object value, string[] places)
    {
        Shape item = api.Shape(shape.Item);
        string[] itemPlaces = Sample.Items(places);
        object?[]? items = value switch
        {
            string text when text.TrimStart().StartsWith('[') => Parsed(text) as object?[],
            string text when item.IsStructure && text.TrimStart().StartsWith('{') => Parsed(text) is { } one ? [one] : null,
            string text => Separated(text, item, itemPlaces),
            IDictionary one => [one],
            object?[] many => [.. many.SelectMany(one => one is string cell ? Separated(cell, item, itemPlaces) : [one])],
            _ => [value],
        };
        if (items is null) return Given.Error;
        JsonArray list = [];
        foreach (object? one in items)
        {
            if (one is null || Of(shape.Item, one, itemPlaces) is not { IsError: false, Json: { } json }) return Given.Error;
            list.Add(json);
        }

        return new(list);
    }

    // A text is several items when no item can hold a comma, a semicolon or white space.
    private object?[] Separated(string text, Shape item, string[] places)
    {
        if (item.IsStructure && item.Members.Count != 1) return [text];
        string inner = item.IsStructure ? item.Members[0].Shape : item.Name;
        if (item.IsStructure) places = item.Members[0].Places;
        ValueRules rules = ValueRules.Of(api, inner, places);
        bool isWord = api.Shape(inner).Type != "string" || rules.Values is not null
            || rules.Pattern is not null && Sample.Value(api, inner, "x", required: true, places) is { } sample
                && !",; ".Any(separator => rules.Matches(Within((string)sample!, separator)));
        return isWord ? text.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries) : [text];
    }

    private static string Within(string text, char separator) => text[..^1] + separator + text[^1..];

    private static Given Map(object value)
    {
        if ((value is string text ? Parsed(text) : value) is not IDictionary entries) return Given.Error;
        JsonObject map = [];
        foreach (DictionaryEntry entry in entries)
        {
            if (entry.Value is null || Text(entry.Value) is not { } found) return Given.Error;
            map[(string)entry.Key] = found;
        }

        return new(map);
    }

    private Given Structure(Shape shape, object value)
    {
        object? given = value is string text ? text.TrimStart().StartsWith('{') ?
            Parsed(text) :
            shape.Members.Count == 1 ? new Hashtable { [shape.Members[0].Name] = text } : null : value;
        if (given is object?[] and [IDictionary only] && shape.IsStructure) given = only is null ? null : given;
        if (given is not IDictionary members) return Given.Error;
        JsonObject structure = [];
        foreach (DictionaryEntry entry in members)
        {
            if (shape.Members.FirstOrDefault(
                known => known.Name.Equals((string)entry.Key, StringComparison.OrdinalIgnoreCase)) is not { } member)
            {
                return Given.Error;
            }

            Given part = Of(member.Shape, entry.Value, member.Places);
            if (part.IsError) return part;
            if (part.Json is not null) structure[member.Name] = part.Json;
        }

        return new(structure);
    }

    // A policy is text for the API, and a document for everybody else.
    private static Given Policy(object value) =>
        (value is string text ? Parsed(text) : value) is IDictionary document ?
            new(JsonValue.Create(JsonSerializer.Serialize(document))) :
            Given.Error;

    private static Given Document(object value) =>
        (value is string text ? Parsed(text) : value) is { } document ? new(JsonSerializer.SerializeToNode(document)) : Given.Error;

    private static object? Parsed(string text)
    {
        try
        {
            return Plain.Of(JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
