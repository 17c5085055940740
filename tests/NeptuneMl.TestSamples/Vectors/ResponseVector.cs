using System.Text.Json.Nodes;

namespace NeptuneMl.TestSamples.Vectors;

/// <summary>An answer, and what botocore reads from it.</summary>
internal sealed record ResponseVector(Operation Operation, string Case, JsonObject Body, JsonObject Parsed)
{
    public static ResponseVector Read(JsonNode json) =>
        new(ServiceApi.Find((string)json["operation"]!), (string)json["case"]!, json["body"]!.AsObject(), json["parsed"]!.AsObject());

    public override string ToString() => $"{Operation}, {Case}";
}
