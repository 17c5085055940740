using NeptuneMl.ServiceClients.Generator.Api;

namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>What a value must keep to: a shape's own limits with what is documented about it on top.</summary>
internal sealed record Limits
{
    public string? Min { get; init; }

    public string? Max { get; init; }

    /// <summary>A pattern of the API description, which the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The pattern in words.</summary>
    public string? Says { get; init; }

    public string? NotPrefix { get; init; }

    /// <summary>The values of an enum that is enforced, as the items of a C# collection expression.</summary>
    public string? Values { get; init; }

    public static Limits Of(Shape shape) => new()
    {
        Min = shape.Min,
        Max = shape.Max,
        Pattern = shape.Pattern,
        Values = shape.IsEnum ? Literals(shape.Enum) : null,
    };

    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Names.Literal));

    public Limits With(DocumentedRule rule) => this with
    {
        Min = rule.Min ?? Min,
        Max = rule.Max ?? Max,
        Pattern = rule.Pattern ?? Pattern,
        Says = rule.Says ?? Says,
        NotPrefix = rule.NotPrefix ?? NotPrefix,
        Values = rule.Open ? null : rule.Enum.Count > 0 ? Literals(rule.Enum) : Values,
    };
}
