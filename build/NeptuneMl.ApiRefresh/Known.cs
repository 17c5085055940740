using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>
/// What may stand in one kind of object of the vendor's description: what is taken over, in the order in which
/// <c>api/</c> has it, and what means nothing to a client. Anything else would be lost in silence, and is refused.
/// </summary>
internal sealed class Known(string[] taken, string[] ignored)
{
    private static readonly string[] s_everywhere =
        ["documentation", "documentationUrl", "deprecated", "deprecatedMessage", "deprecatedSince"];

    /// <summary>Copies what is taken over.</summary>
    /// <exception cref="InvalidDataException">There is something that nobody knows.</exception>
    public JsonObject Copy(JsonObject from, string place)
    {
        foreach ((string key, _) in from)
        {
            if (!taken.Contains(key) && !ignored.Contains(key) && !s_everywhere.Contains(key))
                throw new InvalidDataException($"{place} has '{key}', which the format of api/ cannot say yet.");
        }

        return new JsonObject(taken.Where(from.ContainsKey).Select(key => KeyValuePair.Create(key, from[key]?.DeepClone())));
    }
}
