using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>A shape of a service's description.</summary>
internal sealed record Shape(string Name, JsonObject Description)
{
    public string Type => (string)Description["type"]!;

    public bool IsStructure => Type == "structure";

    public bool IsUnion => (bool?)Description["union"] ?? false;

    /// <summary>Free-form JSON: a structure that lists no members.</summary>
    public bool IsDocument => IsStructure && Members.Count == 0;

    public IReadOnlyList<Member> Members =>
        [.. Description["members"]?.AsObject().Select(member => new Member(this, member.Key, member.Value!.AsObject())) ?? []];

    public IReadOnlyList<string> Required => Description["required"] is { } names ? ValueRules.Texts(names) : [];

    /// <summary>What a list holds, or a map's values.</summary>
    public string Item => (string)(Description["member"] ?? Description["value"])!["shape"]!;

    public string Key => (string)Description["key"]!["shape"]!;
}
