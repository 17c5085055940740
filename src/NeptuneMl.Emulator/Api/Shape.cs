namespace NeptuneMl.Emulator.Api;

/// <summary>A type of the API. Shapes refer to each other, so their references are filled in after all of them exist.</summary>
internal sealed class Shape(string name, ShapeType type, Constraint constraint)
{
    public string Name { get; } = name;

    public ShapeType Type { get; } = type;

    public Constraint Constraint { get; } = constraint;

    /// <summary>Of a structure: its members. A structure without any is a free-form JSON document.</summary>
    public IReadOnlyList<Member> Members { get; set; } = [];

    /// <summary>Of a structure: exactly one member is set.</summary>
    public bool IsUnion { get; init; }

    /// <summary>Of a map.</summary>
    public Shape? Key { get; set; }

    /// <summary>Of a list or map: the shape of what it holds.</summary>
    public Shape? Element { get; set; }

    /// <summary>Of a modelled error: its HTTP status.</summary>
    public int? ErrorStatus { get; init; }
}
