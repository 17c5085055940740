namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>The limits of a value: those of its shape, overridden by documented rules.</summary>
internal sealed record Limits
{
    public string? Min { get; init; }

    public string? Max { get; init; }

    /// <summary>The Java pattern of the API description that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The description of the pattern for error messages.</summary>
    public string? Says { get; init; }

    public string? NotPrefix { get; init; }

    /// <summary>The values of a closed enum, as the items of a C# collection expression.</summary>
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
