using System.Collections.Specialized;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>The values that files and scripts may have where a member of a type belongs: right ones, doubtful ones, and wrong ones.</summary>
internal static class OddValues
{
    private static readonly OddValue[] s_nothing = [new("absent", null, IsAbsent: true), new("null", null), new("empty", ""), new(
        "white space",
        " \t ")];

    private static readonly OddValue[] s_flags =
    [
        .. Texts(
            "true",
            "True",
            "TRUE",
            "$true",
            "$True",
            "yes",
            "Yes",
            "1",
            " true ",
            "false",
            "False",
            "$false",
            "no",
            "0",
            " no ",
            "ten",
            "2",
            "-1",
            "on",
            "ja",
            "truely",
            "1.5",
            "evet",
            "İ"),
        new("a true", true), new("a false", false), new("the number 1", 1), new("the number 0", 0), new("the number 2", 2), new(
            "the number 0.5",
            0.5),
        .. Objects(),
    ];

    private static readonly OddValue[] s_times =
    [
        .. Texts(
            "2026-03-01", "2026-03-01T08:30:00Z", "2026-03-01T08:30:00+02:00", "2026-03-01T08:30:00", "2026-03-01 08:30", "2026-03-01T08:30:00.123Z", " 2026-03-01 ",
            "01/02/2026", "1.2.2026", "01.02.2026", "2026/03/01", "1 March 2026", "March 1, 2026", "20260301", "1772323200", "1447-09-12", "2569-03-01T00:00:00x", "2026-02-30", "tomorrow", "2h", "08:30"),
        new("an epoch number", 1772323200), new("an epoch number with a fraction", 1772323200.5), new("a negative number", -5), new(
            "a number of milliseconds",
            1772323200000L),
        new("a DateTime of UTC", new DateTime(2026, 3, 1, 8, 30, 0, DateTimeKind.Utc), IsJson: false),
        new("a DateTime of no kind", new DateTime(2026, 3, 1, 8, 30, 0, DateTimeKind.Unspecified), IsJson: false),
        new("a DateTimeOffset", new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(5.5)), IsJson: false),
        new("a true", true), new("a TimeSpan", TimeSpan.FromHours(2), IsJson: false), .. Structures(),
    ];

    public static IEnumerable<OddValue> For(ServiceApi api, Shape shape, JsonNode sample, string path) => s_nothing.Concat(shape.Type switch
    {
        "boolean" => s_flags,
        "integer" or "long" => Numbers((int)sample).Append(new("a duration of two hours", TimeSpan.FromHours(2), IsJson: false)),
        "double" => Numbers(4),
        "timestamp" => s_times,
        "list" when api.Shape(shape.Item).IsStructure => StructureList(api.Shape(shape.Item), (JsonArray)sample),
        "list" => List((JsonArray)sample),
        "map" => Map((JsonObject)sample),
        "structure" => Structure(shape, (JsonObject)sample),
        _ => Text((string)sample!, path),
    });

    private static IEnumerable<OddValue> Numbers(int sample) =>
    [
        .. Texts($"{sample}", $" {sample} ", $"+{sample}", $"{sample}.0", $"{sample}.5", $"{sample},5", $"0{sample}"),
        .. Texts(
            "ten",
            "1,000",
            "1.000",
            "1 000",
            "1'000",
            "1_000",
            "10GB",
            "10 GB",
            "2h",
            "90m",
            "1:30",
            "00:05:00",
            "1e1",
            "1.5e1",
            "0x10",
            "١٠",
            "１０",
            "½",
            "10%",
            "$10",
            "(10)",
            "-5",
            "-0.5",
            "NaN",
            "Infinity",
            "∞",
            "true",
            "yes",
            "99999999999",
            "1e400"),
        .. Texts("[5]", "{\"a\":1}", "5;6", "5,6", "5 6", "2026-03-01"),
        new($"the number {sample}", sample), new($"the long {sample}", (long)sample, IsJson: false), new("the double", (double)sample), new(
            "the decimal",
            (decimal)sample,
            IsJson: false),
        new("a fraction", sample + 0.5), new("a negative number", -5), new("a huge long", 99999999999L), new("a huge double", 1e30),
        new("a BigInteger", BigInteger.Pow(10, 40), IsJson: false), new("not a number", double
            .NaN, IsJson: false), new("a true", true), new("a false", false),
        new("a DateTime", new DateTime(2026, 3, 1), IsJson: false), new("an enum", DayOfWeek.Friday, IsJson: false),
        .. Structures(),
    ];

    private static IEnumerable<OddValue> Text(string sample, string path) =>
    [
        .. Texts(
            sample,
            $" {sample} ",
            "ten",
            "1,000",
            "10GB",
            "a;b",
            "true",
            "$true",
            "0123",
            "1.50",
            "2026-03-01",
            "1/2/2026",
            "{\"a\":1}",
            "[1]",
            "İstanbul ıŞ",
            "a\nb",
            "=1+1"),
        .. Texts(new string('x', 3000)),
        new("the number 5", 5), new("the number 5.5", 5.5), new("the long", 123456789012L), new("a small double", 1e-7), new(
            "a decimal",
            1.50m,
            IsJson: false), new("a true", true), new("a false", false),
        new("a DateTime", new DateTime(2026, 3, 1, 8, 30, 0, DateTimeKind.Utc), IsJson: false),
        new("a DateTimeOffset", new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(2)), IsJson: false),
        new("a TimeSpan", TimeSpan.FromMinutes(90), IsJson: false), new("an enum", DayOfWeek.Friday, IsJson: false),
        new("a list of the text", new object[] { sample, sample }), .. Structures(),
    ];

    private static IEnumerable<OddValue> List(JsonArray sample)
    {
        object?[] items = (object?[])Plain.Of(sample)!;
        string[] texts = [.. items.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)!)];
        string first = texts[0], last = texts[^1] == first ? first + "1" : texts[^1];
        return
        [
            .. Texts(
                first,
                $"{first},{last}",
                $"{first}, {last}",
                $"{first};{last}",
                $"{first} {last}",
                $"{first}\n{last}",
                $" {first} , ",
                $"{first}|{last}",
                "ten",
                "1,000",
                ",",
                ";"),
            new("a list", items), new("JSON text", sample.ToJsonString()), new("one item", items[0]), new(
                "a list of a list",
                new object?[] { items }), new("a list with a null", new object?[] { items[0], null }),
            new("a list with a structure", new object?[] {
                items[0],
                new OrderedDictionary { ["a"] = 1 } }), new("JSON text with a null", "[null]"), new("JSON text that ends", "[\"a\""),
            new("the number 5", 5), new("a list of numbers", new object?[] {
                5,
                6 }), new("a list of fractions", new object?[] { 5.5, 6 }), new("a true", true), new("a list of booleans", new object?[] { true, false }),
            new("a structure", new OrderedDictionary { ["a"] = 1 }),
            new("a list of times", new object?[] { new DateTime(2026, 3, 1, 8, 30, 0, DateTimeKind.Utc) }, IsJson: false),
        ];
    }

    private static IEnumerable<OddValue> Map(JsonObject sample) =>
    [
        new("an object", Plain.Of(sample)), new("JSON text", sample
            .ToJsonString()), new("an object of one", new OrderedDictionary { ["k"] = "v" }),
        new(
            "an object of plain values",
            new OrderedDictionary { ["t"] = true, ["f"] = false, ["i"] = 5, ["d"] = 0.001, ["s"] = "a,b; c", ["g"] = "1.50" }),
        new("JSON text of plain values", "{\"t\":true,\"i\":5,\"d\":0.001,\"s\":\"a,b; c\"}"),
        new("an object of times", new OrderedDictionary
        {
            ["u"] = new DateTime(2026, 3, 1, 8, 30, 0, DateTimeKind.Utc), ["o"] = new DateTimeOffset(
                2026,
                3,
                1,
                8,
                30,
                0,
                TimeSpan.FromHours(2)), ["s"] = TimeSpan.FromMinutes(90),
        }, IsJson: false),
        new("an object of an enum", new OrderedDictionary { ["e"] = DayOfWeek.Friday }, IsJson: false),
        new("an object with a null", new OrderedDictionary {
            ["k"] = null }), new("an object with an object", new OrderedDictionary { ["k"] = new OrderedDictionary { ["a"] = 1 } }),
        new("an object with a list", new OrderedDictionary { ["k"] = new object?[] { "a", "b" } }), new("JSON text that ends", "{\"a\":"),
        new("the number 5", 5), new("a true", true), new("a list of texts", new object?[] {
            "a",
            "b" }), .. Texts("ten", "a=b", "a=b;c=d", "k:v", "[1]"),
    ];

    private static IEnumerable<OddValue> Structure(Shape shape, JsonObject sample)
    {
        yield return new("an object", Plain.Of(sample));
        yield return new("JSON text", sample.ToJsonString());
        if (shape.IsDocument) yield break;
        yield return new("an object with another case", Recased(sample));
        foreach (OddValue wrong in WrongStructures(shape, sample)) yield return wrong;
        yield return new("a list of texts", new object?[] { "a", "b" });
        yield return new("a list of two", new object?[] { Plain.Of(sample), Plain.Of(sample) });
    }

    private static IEnumerable<OddValue> StructureList(Shape item, JsonArray sample)
    {
        JsonObject first = (JsonObject)sample[0]!;
        yield return new("a list", Plain.Of(sample));
        yield return new("one object", Plain.Of(first));
        yield return new("a list of one", new object?[] { Plain.Of(first) });
        yield return new("JSON text", sample.ToJsonString());
        yield return new("JSON text of one object", first.ToJsonString());
        yield return new("a list with another case", new object?[] { Recased(first) });
        yield return new("a list with a null", new object?[] { Plain.Of(first), null });
        foreach (OddValue wrong in WrongStructures(item, first)) yield return wrong;
    }

    private static IEnumerable<OddValue> WrongStructures(Shape shape, JsonObject sample)
    {
        OrderedDictionary more = (OrderedDictionary)Plain.Of(sample)!;
        more["noSuchMember"] = "x";
        yield return new("an object with an unknown member", more);
        JsonObject unknown = (JsonObject)sample.DeepClone();
        unknown["noSuchMember"] = "x";
        yield return new("JSON text with an unknown member", unknown.ToJsonString());
        yield return new("JSON text that ends", sample.ToJsonString()[..^1]);
        yield return new("the number 5", 5);
        yield return new("a true", true);
        yield return new("a number in a text", "5.5!");
        if (shape.Members.Count > 1) yield return new("a word", "ten");
    }

    private static OrderedDictionary Recased(JsonObject sample)
    {
        OrderedDictionary recased = [];
        foreach ((string name, JsonNode? value) in sample) recased[char.ToUpperInvariant(name[0]) + name[1..]] = Plain.Of(value);
        return recased;
    }

    private static IEnumerable<OddValue> Texts(params string[] texts) =>
        texts.Select(text => new OddValue($"'{(text.Length > 60 ? text[..60] + "…" : text)}'", text));

    private static OddValue[] Objects() =>
    [
        new("a DateTime", new DateTime(2026, 3, 1), IsJson: false), new("a TimeSpan", TimeSpan
            .FromMinutes(90), IsJson: false), new("an enum", DayOfWeek.Friday, IsJson: false), .. Structures(),
    ];

    private static OddValue[] Structures() =>
    [
        new("an object", new OrderedDictionary {
            ["a"] = 1 }), new("nested objects", new OrderedDictionary { ["a"] = new OrderedDictionary { ["b"] = new object?[] { 1, "x" } } }),
        new("a list of numbers", new object?[] { 1, 2 }), new("a list of one", new object?[] { "true" }),
    ];
}
