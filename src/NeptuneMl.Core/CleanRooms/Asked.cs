using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Whether a resource that was found is the one that was asked for, and not just one of the same name.</summary>
internal static class Asked
{
    /// <summary>Whether nothing that was asked for is otherwise in what was found. What the service does not say counts for neither.</summary>
    public static bool For<TResource>(TResource found, object request)
        where TResource : class
    {
        TResource asked = ResultReader.Read<TResource>(request);
        return typeof(TResource).GetProperties()
            .Where(property => property.CanWrite && property.PropertyType != typeof(CleanRoomsMLConnection))
            .All(property => Agree(property.GetValue(asked), property.GetValue(found)));
    }

    private static bool Agree(object? asked, object? found) =>
        asked is null || found is null || asked.Equals(found) || Agree(Plain(asked), Plain(found));

    // The service fills in defaults, also inside a structure.
    private static bool Agree(JsonNode? asked, JsonNode? found) => (asked, found) switch
    {
        (null, _) or (_, null) => true,
        (JsonObject structure, JsonObject other) => structure.All(member => Agree(member.Value, other[member.Key])),
        (JsonArray list, JsonArray other) => list.Count == other.Count && list.Zip(other).All(pair => Agree(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(asked, found),
    };

    private static JsonNode? Plain(object value) => JsonSerializer.SerializeToNode(value, value.GetType());
}
