using System.Text;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Valid responses with one to four places changed, at any depth.</summary>
internal static class StructureMutation
{
    private static readonly Dictionary<(string Operation, bool Required), JsonObject> s_responses =
        new[] { true, false }.SelectMany(required => ServiceApi.AllOperations.Where(operation => operation.Output is not null)
            .Select(operation => KeyValuePair.Create(
                (operation.Name, required),
                required ? Sample.LeastResponse(operation) : Sample.Response(operation, required: false)))).ToDictionary();

    public static FuzzCase Make(Operation operation, Random random)
    {
        JsonObject response = ResponseOf(operation, random);
        (string text, string mutation) = Apply(response, random);
        return FuzzCase.Of(operation, mutation, FuzzResponse.Json(Encoding.UTF8.GetBytes(text)), random);
    }

    /// <summary>A valid response with every member.</summary>
    public static JsonObject Whole(Operation operation) => (JsonObject)s_responses[(operation.Name, false)].DeepClone();

    /// <summary>A valid response: with every member, the required ones, or some that nobody knows.</summary>
    public static JsonObject ResponseOf(Operation operation, Random random)
    {
        JsonObject response = operation.Output is null ? [] : (JsonObject)s_responses[(operation.Name, random.Next(4) == 0)].DeepClone();
        if (random.Next(8) == 0) Sample.AddUnknownMembers(operation, response);
        return response;
    }

    public static (string Text, string Mutation) Apply(JsonObject response, Random random)
    {
        string[] places = [.. ResponseText.PlacesIn(response)];
        if (places.Length == 0) return (OddValues.Pick(random), "another root");
        Dictionary<string, ResponseText.Edit> edits = [];
        List<string> words = [];
        for (int count = random.Next(10) < 7 ? 1 : random.Next(2, 5); count > 0; count--)
        {
            string place = places[random.Next(places.Length)];
            (string what, ResponseText.Edit edit) = Pick(random);
            edits[place] = edit;
            words.Add($"{what} at {place}");
        }

        return (ResponseText.Write(response, edits), string.Join(", ", words));
    }

    private static (string What, ResponseText.Edit Edit) Pick(Random random)
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
