using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Valid answers with one to four places changed, at any depth.</summary>
internal static class StructureMutation
{
    private static readonly Dictionary<(string Operation, bool Required), JsonObject> s_answers =
        new[] { true, false }.SelectMany(required => ServiceApi.AllOperations.Where(operation => operation.Output is not null)
            .Select(operation => KeyValuePair.Create(
                (operation.Name, required),
                required ? Sample.LeastAnswer(operation) : Sample.Answer(operation, required: false)))).ToDictionary();

    public static FuzzCase Make(Operation operation, Random random)
    {
        JsonObject answer = AnswerOf(operation, random);
        (string text, string mutation) = Apply(answer, random);
        return FuzzCase.Of(operation, mutation, FuzzResponse.Json(Encoding.UTF8.GetBytes(text)), random);
    }

    /// <summary>A valid answer with every member.</summary>
    public static JsonObject Whole(Operation operation) => (JsonObject)s_answers[(operation.Name, false)].DeepClone();

    /// <summary>A valid answer: with every member, the required ones, or some that nobody knows.</summary>
    public static JsonObject AnswerOf(Operation operation, Random random)
    {
        JsonObject answer = operation.Output is null ? [] : (JsonObject)s_answers[(operation.Name, random.Next(4) == 0)].DeepClone();
        if (random.Next(8) == 0) Sample.AddUnknownMembers(operation, answer);
        return answer;
    }

    public static (string Text, string Mutation) Apply(JsonObject answer, Random random)
    {
        string[] places = [.. AnswerText.PlacesIn(answer)];
        if (places.Length == 0) return (OddValues.Pick(random), "another root");
        Dictionary<string, AnswerText.Edit> edits = [];
        List<string> words = [];
        for (int count = random.Next(10) < 7 ? 1 : random.Next(2, 5); count > 0; count--)
        {
            string place = places[random.Next(places.Length)];
            (string what, AnswerText.Edit edit) = Pick(random);
            edits[place] = edit;
            words.Add($"{what} at {place}");
        }

        return (AnswerText.Write(answer, edits), string.Join(", ", words));
    }

    private static (string What, AnswerText.Edit Edit) Pick(Random random)
    {
        string odd = OddValues.Pick(random);
        return random.Next(100) switch
        {
            < 12 => ("nothing", (_, _) => ""),
            < 62 => ("another value", (name, _) => name + odd),
            < 68 => ("a second, odd value", (name, value) => $"{name}{value},{name}{odd}"),
            < 74 => ("a first, odd value", (name, value) => $"{name}{odd},{name}{value}"),
            < 79 => ("a list around it", (name, value) => $"{name}[{value}]"),
            < 84 => ("a structure around it", (name, value) => $"{name}{{\"value\":{value}}}"),
            < 89 => ("a neighbour", (name, value) => name.Length == 0 ? $"{value},{odd}" : $"{name}{value},\"unknown\":{odd}"),
            < 94 => ("another name", (name, value) => name.Length == 0 ? value : name.ToUpperInvariant() + value),
            _ => ("text of it", (name, value) => name + JsonValue.Create(value).ToJsonString()),
        };
    }
}
