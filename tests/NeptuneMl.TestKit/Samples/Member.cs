using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>A member of a structure.</summary>
internal sealed record Member(Shape Structure, string Name, JsonObject Description)
{
    public string Shape => (string)Description["shape"]!;

    /// <summary><c>uri</c>, <c>querystring</c>, <c>header</c>, or null for the body.</summary>
    public string? Location => (string?)Description["location"];

    public string WireName => (string?)Description["locationName"] ?? Name;

    public bool IsRequired => Structure.Required.Contains(Name);

    /// <summary>The ways in which a documented rule may point at the member, the weaker first.</summary>
    public string[] Places => [$"*.{Name}", $"{Structure.Name}.{Name}"];
}
