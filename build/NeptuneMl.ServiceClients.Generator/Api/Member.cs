namespace NeptuneMl.ServiceClients.Generator.Api;

internal enum Location
{
    Body,
    Uri,
    Query,
}

/// <summary>A member of a structure; <paramref name="WireName"/> is its name where it is sent.</summary>
internal sealed record Member(string Name, string WireName, Location Location, bool Required, Shape Shape)
{
    public string Property { get; } = Names.Pascal(Name);
}
