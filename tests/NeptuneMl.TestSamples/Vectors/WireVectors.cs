using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestSamples.Vectors;

/// <summary>
/// What an independent client, botocore, sends and reads: for every operation with every member and with the required ones. It
/// is committed beside this file, and made anew by botocore where that is installed.
/// </summary>
internal static class WireVectors
{
    public const string Every = "all";
    public const string Required = "required";

    public const string RequestsFile = "requests.json";
    public const string ResponsesFile = "responses.json";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The committed vectors.</summary>
    public static IReadOnlyList<RequestVector> Requests { get; } = [.. JsonNode.Parse(Committed(RequestsFile))!.AsArray().Select(json => RequestVector.Read(json!))];

    public static IReadOnlyList<ResponseVector> Responses { get; } = [.. JsonNode.Parse(Committed(ResponsesFile))!.AsArray().Select(json => ResponseVector.Read(json!))];

    public static RequestVector Request(string operation, string which) => Requests.First(vector => vector.Operation.Name == operation && vector.Case == which);

    public static ResponseVector Response(string operation, string which) => Responses.First(vector => vector.Operation.Name == operation && vector.Case == which);

    /// <summary>The inputs and answers that the vectors are to be about, in the form that <c>botocore_wire.py</c> takes.</summary>
    public static JsonObject Questions()
    {
        JsonArray requests = [], responses = [];
        foreach (Operation operation in ServiceApi.AllOperations)
        {
            foreach ((string which, JsonObject input) in InputsOf(operation)) requests.Add(Question(operation, which, "params", input));
            foreach (string which in new[] { Every, Required })
                responses.Add(Question(operation, which, "body", operation.Output is null ? [] : Sample.Answer(operation, which == Required)));
        }

        return new JsonObject { ["requests"] = requests, ["responses"] = responses };
    }

    /// <summary>The text of a vector file, one vector a line.</summary>
    public static string Text(JsonArray vectors) => $"[\n{string.Join(",\n", vectors.Select(vector => vector!.ToJsonString(s_readable)))}\n]\n";

    /// <summary>The text of a committed vector file.</summary>
    public static string Committed(string file)
    {
        using StreamReader reader = new(typeof(WireVectors).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    // The first of several ways has the plain name, so that every operation has an "all" and a "required".
    private static IEnumerable<(string Case, JsonObject Input)> InputsOf(Operation operation)
    {
        foreach ((string which, IReadOnlyList<JsonObject> inputs) in new[] { (Every, Sample.FullInputs(operation)), (Required, Sample.RequiredInputs(operation)) })
            for (int i = 0; i < inputs.Count; i++) yield return (i == 0 ? which : $"{which}, way {i + 1}", inputs[i]);
    }

    private static JsonObject Question(Operation operation, string which, string key, JsonObject value) =>
        new() { ["service"] = operation.Service.Id, ["operation"] = operation.Name, ["case"] = which, [key] = value };
}
