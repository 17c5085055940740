using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>One operation of a service.</summary>
internal sealed record Operation(ServiceApi Service, string Name, JsonObject Description)
{
    public Shape? Input => Named("input");

    public Shape? Output => Named("output");

    public IReadOnlyList<Member> InputMembers => Input?.Members ?? [];

    public bool IsPaged => Description["pagination"] is not null;

    public override string ToString() => Name;

    private Shape? Named(string key) => (string?)Description[key] is { } name ? Service.Shape(name) : null;
}
