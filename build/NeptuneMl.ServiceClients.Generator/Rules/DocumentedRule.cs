namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>A rule that the public documentation states and the API description does not.</summary>
internal sealed class DocumentedRule(string service, int position)
{
    public string Service { get; } = service;

    public int Position { get; } = position;

    /// <summary>Shapes, <c>Structure.member</c>, <c>*.member</c>, or either of these with <c>[]</c> for a list's items.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    public string? Min { get; init; }

    public string? Max { get; init; }

    public string? Pattern { get; init; }

    public string? Says { get; init; }

    public string? NotPrefix { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>The service extends the enum, so other values are let through.</summary>
    public bool Open { get; init; }

    /// <summary>Groups of members of the structure, of which one must be set whole and the others not at all.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    /// <summary>Lists of the structure whose counts add up to at most <see cref="Max"/>.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];
}
