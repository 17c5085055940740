using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>The members that one kind of object in a service model can have: those that are copied, in the order of <c>api/</c>, and those
/// that are ignored because a client does not need them. An unknown member is an error, so that nothing is lost silently.</summary>
internal sealed class KnownMembers(string[] copied, string[] ignored)
{
    private static readonly string[] s_alwaysIgnored =
        ["documentation", "documentationUrl", "deprecated", "deprecatedMessage", "deprecatedSince"];

    /// <summary>Copies the members that <c>api/</c> contains.</summary>
    /// <exception cref="InvalidDataException">The object has an unknown member.</exception>
    public JsonObject Copy(JsonObject from, string location)
    {
        foreach ((string key, _) in from)
        {
            if (!copied.Contains(key) && !ignored.Contains(key) && !s_alwaysIgnored.Contains(key))
                throw new InvalidDataException($"{location} has '{key}', which the format of api/ does not support.");
        }

        return new JsonObject(copied.Where(from.ContainsKey).Select(key => KeyValuePair.Create(key, from[key]?.DeepClone())));
    }
}
