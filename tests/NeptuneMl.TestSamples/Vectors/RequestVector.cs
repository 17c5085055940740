using System.Text.Json.Nodes;

namespace NeptuneMl.TestSamples.Vectors;

/// <summary>An input, and the request that botocore sends for it.</summary>
internal sealed record RequestVector(Operation Operation, string Case, JsonObject Params, ApiRequest Wire)
{
    public static RequestVector Read(JsonNode json)
    {
        (string, string)[] query = [.. json["query"]!.AsArray().Select(pair => ((string)pair![0]!, (string)pair[1]!)).Order()];
        ApiRequest wire = new((string)json["method"]!, (string)json["path"]!, query, json["body"]?.AsObject());
        return new RequestVector(ServiceApi.Find((string)json["operation"]!), (string)json["case"]!, json["params"]!.AsObject(), wire);
    }

    public override string ToString() => $"{Operation}, {Case}";
}
