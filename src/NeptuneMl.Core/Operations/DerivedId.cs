using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Operations;

/// <summary>A deterministic id: a hash of the whole request. The same request has the same id in every process and on every machine, so a
/// script that runs again finds its jobs without storing their ids.</summary>
internal static class DerivedId
{
    public static string Of(AmazonWebServiceRequest request)
    {
        Type type = request.GetType();
        string canonicalRequest = $"{type.Name} {Sorted(JsonSerializer.SerializeToNode(request, type))?.ToJsonString()}";
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest))[..16];
        // Version and variant bits of a version 8 UUID, which has custom content (RFC 9562).
        digest[6] = (byte)(digest[6] & 0x0f | 0x80);
        digest[8] = (byte)(digest[8] & 0x3f | 0x80);
        return new Guid(digest, bigEndian: true).ToString();
    }

    // Sorts the members and drops nulls, so that the hash does not depend on the member order or on members that another version of the
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
