namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>A member of a structure; <paramref name="WireName"/> is its name in requests and responses.</summary>
internal sealed record Member(string Name, string WireName, Location Location, bool Required, Shape Shape)
{
    public string Property { get; } = Names.Pascal(Name);
}
