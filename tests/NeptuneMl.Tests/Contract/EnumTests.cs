using System.Collections;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>Every word that the API has for something goes out as it was given and comes back as it was said.</summary>
public sealed class EnumTests
{
    private const string NewWord = "A_WORD_OF_TOMORROW";

    public static TheoryData<string> Responding => Names(operation => operation.Output is not null && !CmdletInput.EmitsNothing(operation)
        && WordsOf(operation, Sample.Response(operation, false), operation.Output).Any());

    public static TheoryData<string> Asking =>
        Names(operation => WordsOf(operation, Surface.FullInputs(operation)[0], operation.Input).Any());

    [Theory]
    [MemberData(nameof(Responding))]
    public async Task Every_enum_value_of_a_response_reaches_the_result(string name)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject response = Sample.Response(operation, required: false);
        response.Remove("nextToken");
        List<string> lost = [];
        foreach ((object[] path, string[] words) in WordsOf(operation, response, operation.Output))
        {
            foreach (string word in words.Append(NewWord))
            {
                await using ScriptedServer server = new(ScriptedResponse.Json(With(response, path, word).ToJsonString()));
                IReadOnlyList<object> results = await new ServiceCalls(server.Url).CallAsync(
                    operation,
                    Surface.RequiredInputs(operation)[0]);
                if (!results.Any(result => Holds(result, word))) lost.Add($"{string.Join('.', path)}: {word}");
            }
        }

        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Every_enum_value_of_an_input_is_sent_unchanged(string name)
    {
        Operation operation = ServiceApi.Find(name);
        List<string> lost = [];
        foreach (JsonObject input in Surface.FullInputs(operation))
        {
            foreach ((object[] path, string[] words) in WordsOf(operation, input, operation.Input))
            {
                foreach (string word in words)
                {
                    await using ScriptedServer server = new((_, _) => ScriptedResponse.Json(Sample.LeastResponse(operation).ToJsonString()));
                    await new ServiceCalls(server.Url).CallAsync(operation, With(input, path, word));
                    ScriptedRequest sent = server.Requests[0];
                    if (!sent.Body.Contains($"\"{word}\"", StringComparison.Ordinal) && !sent.Query.Any(pair => pair.Value == word))
                    {
                        lost
                        .Add($"{string.Join('.', path)}: {word}");
                    }
                }
            }
        }

        Assert.Empty(lost);
    }

    private static TheoryData<string> Names(Func<Operation, bool> filter) =>
        [.. Surface.Operations.Where(filter).Select(operation => operation.Name)];

    /// <summary>The places in a sample that hold one of a few words, with the words.</summary>
    private static IEnumerable<(object[] Path, string[] Words)> WordsOf(Operation operation, JsonNode sample, Shape? shape) =>
        shape is null ? [] : Words(operation, sample, shape, []);

    private static IEnumerable<(object[] Path, string[] Words)> Words(Operation operation, JsonNode? node, Shape shape, object[] path)
    {
        switch (shape.Type)
        {
            case "structure" when node is JsonObject structure:
                return shape.Members.Where(member => structure.ContainsKey(member.Name))
                    .SelectMany(
                        member => Words(operation, structure[member.Name], operation.Service.Shape(member.Shape), [.. path, member.Name]));
            case "list" when node is JsonArray { Count: > 0 } list:
                return Words(operation, list[0], operation.Service.Shape(shape.Item), [.. path, 0]);
            case "string" when node is not null && shape.Description["enum"] is { } words:
                return [(path, ValueRules.Texts(words))];
            default:
                return [];
        }
    }

    private static JsonObject With(JsonObject sample, object[] path, string word)
    {
        JsonObject copy = (JsonObject)sample.DeepClone();
        JsonNode owner = path[..^1].Aggregate((JsonNode)copy, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int last) owner[last] = word;
        else owner[(string)path[^1]] = word;
        return copy;
    }

    private static bool Holds(object? value, string word) => value switch
    {
        null or ServiceConnection => false,
        string text => text == word,
        IDictionary map => map.Values.Cast<object?>().Any(item => Holds(item, word)),
        IEnumerable items => items.Cast<object?>().Any(item => Holds(item, word)),
        _ when value.GetType().Namespace?.StartsWith("NeptuneMl", StringComparison.Ordinal) == true =>
            value.GetType().GetProperties().Any(property => property.GetMethod is { } && Holds(property.GetValue(value), word)),
        _ => false,
    };
}
