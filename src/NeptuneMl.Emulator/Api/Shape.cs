namespace NeptuneMl.Emulator.Api;

/// <summary>A type of the API. Shapes refer to each other, so their references are filled in after all of them exist.</summary>
internal sealed class Shape(string name, ShapeType type)
{
    public string Name { get; } = name;

    public ShapeType Type { get; } = type;

    /// <summary>What values must satisfy, all of it: the API's own constraint, and those of the documentation.</summary>
    public List<Constraint> Constraints { get; init; } = [];

    /// <summary>What to say of a value that satisfies them not, in place of the pattern.</summary>
    public string? Expectation { get; set; }

    /// <summary>Of a string: the service knows values that the API description does not list.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Of a structure: its members. A structure without any is a free-form JSON document.</summary>
    public IReadOnlyList<Member> Members { get; set; } = [];

    /// <summary>Of an operation's input: what the documentation says of several members together.</summary>
    public List<StructureRule> Rules { get; } = [];

    /// <summary>Of a structure: exactly one member is set.</summary>
    public bool IsUnion { get; init; }

    /// <summary>Of a map.</summary>
    public Shape? Key { get; set; }

    /// <summary>Of a list or map: the shape of what it holds.</summary>
    public Shape? Element { get; set; }

    /// <summary>Of a modelled error: its HTTP status.</summary>
    public int? ErrorStatus { get; init; }

    /// <summary>The same shape for one member only, under further conditions.</summary>
    public Shape Narrow(Constraint? constraint, string? expectation, Shape? element) => new(Name, Type)
    {
        Constraints = constraint is null ? [.. Constraints] : [.. Constraints, constraint],
        Expectation = expectation ?? Expectation,
        IsOpen = IsOpen,
        Members = Members,
        IsUnion = IsUnion,
        Key = Key,
        Element = element ?? Element,
    };
}
