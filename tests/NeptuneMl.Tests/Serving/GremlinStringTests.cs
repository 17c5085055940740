using System.Text;
using System.Text.Json;
using NeptuneMl.Core.Serving;
using NeptuneMl.Emulator.Gremlin;
using InferenceQuery = NeptuneMl.Core.Serving.InferenceQuery;

namespace NeptuneMl.Tests.Serving;

/// <summary>Text from parameters never becomes Gremlin: a query is parsed by the emulator's grammar, which has none of the product's code,
/// and must have exactly the strings that went into it.</summary>
public sealed class GremlinStringTests
{
    private const int Cases = 20_000;
    private const int Seed = 20261128;

    // What ends a string, escapes, interpolates, comments or calls in Gremlin or Groovy, and what JSON and UTF-16 find hard.
    private static readonly string[] s_parts =
    [
        "'", "\"", "\\", "\\'", "\\\\", "$", "${", "}", "$x", "\n", "\r", "\r\n", "\t", "\b", "\f", "\0", "\u0001", "\u001b", "\u007f",
        "\u0085", "\u2028", "\u2029", "\ufeff", "\u202e", "é", "漢", "😀", "\ud83d", "\ude00", ".drop()", "').drop()//", "\").V()", ")", "(", ",", ";",
        "//", "/*", "*/", "\\u0027", "\\u005c", "'''", "\"\"\"", "g.V()", " ", "a", "movie_1", "#", "Neptune#ml.score", "%", "{", "[",
    ];

    public static TheoryData<string> Hostile =>
    [
        "it's", "\"quoted\"", "back\\slash", "ends in \\", "$x and ${1+1}", "two\nlines", "two\r\nlines", "nul\0", "tab\t", "\u2028\u2029",
        "漢字 é 😀", "half \ud83d of a pair", "'); g.V().drop(); //", "').drop()", "\\u0027).drop()", "\\\\u0027", new string('\'', 1000),
        new string('\\', 1000), string.Concat(Enumerable.Repeat("movie_1 ", 125)), "'''", "/* ", "// ",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_one_string_wherever_it_stands(string text) => AssertIsText(text);

    [Fact]
    public void Generated_text_is_one_string_wherever_it_stands()
    {
        Random random = new(Seed);
        for (int number = 0; number < Cases; number++)
        {
            StringBuilder text = new();
            for (int parts = random.Next(1, 12); parts > 0; parts--) text.Append(s_parts[random.Next(s_parts.Length)]);
            AssertIsText(text.ToString());
        }
    }

    [Fact]
    public void String_has_only_characters_that_JSON_and_UTF8_can_carry()
    {
        foreach (string text in Hostile.Select(row => row.Data))
        {
            string quoted = GremlinString.Of(text);

            Assert.Equal(quoted, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(quoted)));
            Assert.Equal(quoted, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(quoted)));
            Assert.DoesNotContain(quoted, character => char.IsControl(character));
        }
    }

    [Fact]
    public void Endpoint_begins_a_query_with_its_id_and_role()
    {
        MLEndpoint endpoint = new() { Id = "genres", NeptuneIamRoleArn = "arn:aws:iam::123456789012:role/o'neil" };

        Assert.Equal(
            "g.with('Neptune#ml.endpoint','genres').with('Neptune#ml.iamRoleArn','arn:aws:iam::123456789012:role/o\\'neil')",
            endpoint.QueryPrefix);
        Assert.Equal("g.with('Neptune#ml.endpoint','genres')", new MLEndpoint { Id = "genres" }.QueryPrefix);
    }

    // Every place of a query that has text from parameters.
    private static void AssertIsText(string text)
    {
        GremlinCall[] links = [.. GremlinParser.Parse(Query(InferenceTask.OutgoingLink, text).For([text, "other"]))];
        Assert.Equal(
            ["with", "with", "V", "as", "out", "with", "hasLabel", "as", "select"], links.Select(call => call.Name));
        Assert.All(
            new[] { Text(links[0], 1), Text(links[1], 1), Text(links[2], 0), Text(links[4], 0), Text(links[6], 0) },
            found => Assert.Equal(text, found));
        Assert.Equal(2, links[2].Arguments!.Count);

        GremlinCall[] properties = [.. GremlinParser.Parse(Query(InferenceTask.Classification, text).For([text]))];
        Assert.Equal(["with", "with", "V", "properties", "with"], properties.Select(call => call.Name));
        Assert.Equal((text, InferenceQuery.ScoreKey), (Text(properties[3], 0), Text(properties[3], 1)));
    }

    private static InferenceQuery Query(InferenceTask task, string text) =>
        new() { Endpoint = text, IamRoleArn = text, Task = task, Property = text, TargetLabel = text };

    private static string Text(GremlinCall call, int index) => Assert.IsType<GremlinExpression.Text>(call.Arguments![index]).Value;
}
