using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Operations;

/// <summary>A request as text, the same in every process and on every machine: the operation and its members in alphabetical
/// order.</summary>
internal static class CanonicalRequest
{
    /// <param name="request">The request.</param>
    /// <param name="without">A member of the request to leave out, such as its id, or null.</param>
    public static string Of(AmazonWebServiceRequest request, string? without = null)
    {
        Type type = request.GetType();
        JsonNode? members = JsonSerializer.SerializeToNode(request, type);
        if (without is not null) (members as JsonObject)?.Remove(without);
        return $"{type.Name} {Sorted(members)?.ToJsonString()}";
    }

    /// <summary>The first 128 bits of the SHA-256 digest of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="without">A member of the request to leave out, such as its id, or null.</param>
    public static byte[] DigestOf(AmazonWebServiceRequest request, string? without = null) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Of(request, without)))[..16];

    // Sorts the members and drops nulls, so that the digest does not depend on the member order or on members that another version of the
    // SDK adds.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject structure => new JsonObject(structure
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
