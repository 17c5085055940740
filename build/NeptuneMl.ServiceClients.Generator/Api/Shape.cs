using System.Globalization;

namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>A named type of the API description, with the limits of its values.</summary>
internal sealed class Shape(string name)
{
    public string Name { get; } = name;

    public ShapeType Type { get; set; }

    /// <summary>The minimum value, length or count, as the literal in the description.</summary>
    public string? Min { get; init; }

    public string? Max { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    public bool Union { get; init; }

    public ErrorTrait? Error { get; init; }

    /// <summary>The members of a structure, in the order of the description.</summary>
    public IReadOnlyList<Member> Members { get; set; } = [];

    /// <summary>The shape of the items of a list or of the values of a map.</summary>
    public Shape Item { get; set; } = null!;

    public Shape Key { get; set; } = null!;

    public bool IsEnum => Enum.Count > 0;

    public bool IsCollection => Type is ShapeType.List or ShapeType.Map;

    public long? MinLength => Min is null ? null : long.Parse(Min, CultureInfo.InvariantCulture);

    public long? MaxLength => Max is null ? null : long.Parse(Max, CultureInfo.InvariantCulture);
}
