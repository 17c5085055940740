using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace NeptuneMl.Core.Operations;

/// <summary>
/// An id that follows from all that is asked for: the same request has the same one in every process and on every machine, so
/// that a script that is run again finds what it has started without having kept anything.
/// </summary>
internal static class DerivedId
{
    public static string Of(AmazonWebServiceRequest request)
    {
        Type type = request.GetType();
        string asked = $"{type.Name} {Sorted(JsonSerializer.SerializeToNode(request, type))?.ToJsonString()}";
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(asked))[..16];
        // The bits that mark a UUID of version 8, the one for values of one's own making.
        digest[6] = (byte)(digest[6] & 0x0f | 0x80);
        digest[8] = (byte)(digest[8] & 0x3f | 0x80);
        return new Guid(digest, bigEndian: true).ToString();
    }

    // Neither the order of members nor those that another version of the SDK has and nobody gave may count.
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
