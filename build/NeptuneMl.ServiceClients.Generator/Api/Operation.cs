namespace NeptuneMl.ServiceClients.Generator.Api;

internal sealed class Operation(string name, string method, string uri)
{
    public string Name { get; } = name;

    public string Method { get; } = method;

    public string Uri { get; } = uri;

    /// <summary>The input structure; null when the operation has no input. A request class is generated in any case.</summary>
    public Shape? Input { get; init; }

    public Shape? Output { get; init; }

    public IReadOnlyList<Shape> Errors { get; init; } = [];

    public Pagination? Pagination { get; init; }

    public string RequestClass => Name + "Request";

    public string ResponseClass => Name + "Response";

    public IEnumerable<Member> InputAt(Location location) =>
        Input is null ? [] : Input.Members.Where(member => member.Location == location);
}
