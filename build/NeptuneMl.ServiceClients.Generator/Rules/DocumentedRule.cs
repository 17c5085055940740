namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>A rule that the public documentation states and the API description does not contain.</summary>
internal sealed class DocumentedRule(string service, int position)
{
    public string Service { get; } = service;

    public int Position { get; } = position;

    /// <summary>The targets: shapes, <c>Structure.member</c>, <c>*.member</c>, or a member followed by <c>[]</c> for the items of a
    /// list.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    public string? Min { get; init; }

    public string? Max { get; init; }

    public string? Pattern { get; init; }

    public string? Says { get; init; }

    public string? NotPrefix { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>Whether the service can add values to the enum, so that other values are accepted.</summary>
    public bool Open { get; init; }

    /// <summary>Groups of members of the structure. Every member of exactly one group must be set, and no member of the other
    /// groups.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    /// <summary>Lists of the structure that together have at most <see cref="Max"/> items.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];
}
