namespace NeptuneMl.Emulator.Api;

/// <summary>A type of the API. Shapes can refer to each other, so the references are set after all shapes are created.</summary>
internal sealed class Shape(string name, ShapeType type)
{
    public string Name { get; } = name;

    public ShapeType Type { get; } = type;

    /// <summary>The constraints that a value must satisfy: the one of the API description and those of the documentation.</summary>
    public List<Constraint> Constraints { get; init; } = [];

    /// <summary>The error text for a value that does not match, which replaces the pattern in messages.</summary>
    public string? Expectation { get; set; }

    /// <summary>For a string: whether the service accepts values that the API description does not list.</summary>
    public bool IsOpen { get; set; }

    /// <summary>For a structure: its members. A structure without members is a free-form JSON document.</summary>
    public IReadOnlyList<Member> Members { get; set; } = [];

    /// <summary>For the input of an operation: the documented rules about several members together.</summary>
    public List<StructureRule> Rules { get; } = [];

    /// <summary>For a structure: whether exactly one member must be set.</summary>
    public bool IsUnion { get; init; }

    /// <summary>For a map: the shape of its keys.</summary>
    public Shape? Key { get; set; }

    /// <summary>For a list or map: the shape of its items or values.</summary>
    public Shape? Element { get; set; }

    /// <summary>For a modeled error: its HTTP status.</summary>
    public int? ErrorStatus { get; init; }

    /// <summary>Returns a copy of the shape with more constraints, for one member.</summary>
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
