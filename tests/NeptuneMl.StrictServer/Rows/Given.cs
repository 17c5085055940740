using System.Text.Json.Nodes;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>What a value means for a member: the member's JSON, nothing given, or an error.</summary>
internal sealed record Given(JsonNode? Json, bool IsError = false)
{
    public static Given Nothing { get; } = new((JsonNode?)null);

    public static Given Error { get; } = new(null, IsError: true);
}
