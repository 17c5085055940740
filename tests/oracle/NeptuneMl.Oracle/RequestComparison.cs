using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Oracle;

/// <summary>Compares a request with what botocore makes of the same input.</summary>
internal static class RequestComparison
{
    public static IEnumerable<string> Differences(JsonNode expected, ScriptedRequest received, string[] times)
    {
        if ((string)expected["method"]! != received.Method) yield return $"method {received.Method} instead of {expected["method"]}";
        // Byte by byte; of the query, whose order means nothing, each pair.
        if ((string)expected["path"]! != received.Path) yield return $"path {received.Path} instead of {expected["path"]}";
        string query = Sorted((string)expected["query"]!), receivedQuery = Sorted(
            received.Target.Contains('?') ? received.Target[(received.Target.IndexOf('?') + 1)..] : "");
        if (query != receivedQuery) yield return $"query {receivedQuery} instead of {query}";

        if ((string?)expected["body"] is not { } body)
        {
            if (received.Body.Length > 0) yield return $"body {received.Body} instead of none";
            yield break;
        }

        if (received.Body.Length == 0)
        {
            yield return $"no body instead of {body}";
            yield break;
        }

        if (received.Headers.GetValueOrDefault(
            "Content-Type") != "application/json")
        {
            yield return $"Content-Type {received.Headers.GetValueOrDefault("Content-Type")}";
        }

        JsonNode sent = JsonNode.Parse(received.Body)!;
        foreach (JsonNode? member in expected["assigned"]!.AsArray())
        {
            if (!Guid.TryParse((string?)sent[(string)member!], out _)) yield return $"{member} is no new UUID but {sent[(string)member!]}";
            sent.AsObject().Remove((string)member!);
        }

        foreach (string difference in Differences(JsonNode.Parse(body), sent, "", times)) yield return difference;
    }

    private static string Sorted(string query) => string.Join('&', query.Split('&').Order(StringComparer.Ordinal));

    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? sent, string path, string[] times)
    {
        switch (expected, sent)
        {
            case (JsonObject structure, JsonObject other):
                foreach (string name in structure.Select(member => member.Key).Union(other.Select(member => member.Key)))
                {
                    string inner = path.Length == 0 ? name : $"{path}.{name}";
                    if (!structure.ContainsKey(name)) yield return $"body: {inner} is sent as {other[name]?.ToJsonString()}";
                    else if (!other.ContainsKey(name)) yield return $"body: {inner} is not sent";
                    else foreach (string difference in Differences(structure[name], other[name], inner, times)) yield return difference;
                }

                break;
            case (JsonArray list, JsonArray other) when list.Count == other.Count:
                for (int i = 0; i < list.Count; i++)
                    foreach (string difference in Differences(list[i], other[i], $"{path}[{i}]", times)) yield return difference;
                break;
            default:
                if (!AreSame(
                    expected,
                    sent,
                    times.Contains(path)))
                {
                    yield return $"body: {path} is {sent?.ToJsonString() ?? "null"} instead of {expected?.ToJsonString() ?? "null"}";
                }

                break;
        }
    }

    private static bool AreSame(JsonNode? expected, JsonNode? sent, bool isTime)
    {
        if (expected is null || sent is null || expected.GetValueKind() != sent.GetValueKind()) return expected is null && sent is null;
        if (isTime) return Time(expected) == Time(sent);
        return expected.GetValueKind() == JsonValueKind.Number ?
            Numbers.AreSame(expected.ToJsonString(), sent.ToJsonString()) :
            JsonNode.DeepEquals(expected, sent);
    }

    private static DateTimeOffset Time(JsonNode value) => DateTimeOffset.ParseExact(
        (string)value!, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo
            .InvariantCulture, DateTimeStyles.AssumeUniversal);
}
