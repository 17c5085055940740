namespace NeptuneMl.ServiceClients.Generator.Api;

internal sealed class Operation(string name, string method, string uri)
{
    public string Name { get; } = name;

    public string Method { get; } = method;

    public string Uri { get; } = uri;

    /// <summary>Null when the operation takes nothing; its request class exists all the same.</summary>
    public Shape? Input { get; init; }

    public Shape? Output { get; init; }

    public IReadOnlyList<Shape> Errors { get; init; } = [];

    public Pagination? Pagination { get; init; }

    public string RequestClass => Name + "Request";

    public string ResponseClass => Name + "Response";

    public IEnumerable<Member> InputAt(Location location) =>
        Input is null ? [] : Input.Members.Where(member => member.Location == location);
}

/// <summary>The members that carry a list from page to page.</summary>
internal sealed record Pagination(Member InputToken, Member OutputToken, Member Result);
