using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests;

/// <summary>Which members of which operation's output responses have had.</summary>
internal sealed class OutputCoverage
{
    private readonly HashSet<string> _seen = [];

    public void Add(string operation, JsonObject response)
    {
        _seen.Add(operation);
        if (Calls.Description(operation)["output"] is { } output)
            See(Calls.Shapes(operation), output.ToString(), response, operation);
    }

    /// <summary>The operations without a response, and the paths of the members never seen.</summary>
    public IEnumerable<string> Missing() => Calls.Operations.Keys.SelectMany(Expected).Where(path => !_seen.Contains(path));

    private static IEnumerable<string> Expected(string operation)
    {
        IEnumerable<string> members = Calls.Description(operation)["output"] is { } output
            ? Paths(Calls.Shapes(operation), output.ToString(), operation)
            : [];
        return members.Prepend(operation);
    }

    private static IEnumerable<string> Paths(JsonNode shapes, string shape, string path)
    {
        JsonNode description = shapes[shape]!;
        return description["type"]!.ToString() switch
        {
            "structure" => description["members"]!.AsObject().SelectMany(
                member => Paths(shapes, member.Value!["shape"]!.ToString(), $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")),
            "list" => Paths(shapes, description["member"]!["shape"]!.ToString(), path),
            _ => [],
        };
    }

    private void See(JsonNode shapes, string shape, JsonNode value, string path)
    {
        JsonNode description = shapes[shape]!;
        switch (description["type"]!.ToString())
        {
            case "structure":
                foreach ((string name, JsonNode? member) in description["members"]!.AsObject())
                {
                    if (value[name] is { } inner)
                    {
                        _seen.Add($"{path}.{name}");
                        See(shapes, member!["shape"]!.ToString(), inner, $"{path}.{name}");
                    }
                }

                break;
            case "list":
                foreach (JsonNode? item in value.AsArray())
                    See(shapes, description["member"]!["shape"]!.ToString(), item!, path);
                break;
        }
    }
}
