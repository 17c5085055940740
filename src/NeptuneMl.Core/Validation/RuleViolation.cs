namespace NeptuneMl.Core.Validation;

/// <summary>A member of a request that violates a rule of the API. <c>RuleMessage</c> makes the sentence.</summary>
/// <param name="Kind">The kind of rule.</param>
/// <param name="Path">The path of the member, in the API's names: <c>dataChannels[1].channelName</c>, <c>tags['team']</c>.</param>
/// <param name="Value">The value, or null when it is missing.</param>
internal sealed record RuleViolation(RuleKind Kind, string Path, object? Value)
{
    /// <summary>Whether the value is the key of the map entry at <see cref="Path"/>.</summary>
    public bool IsKey { get; init; }

    /// <summary>The rule of a text.</summary>
    public TextRule? Text { get; init; }

    /// <summary>The number or the Region that the rule demands.</summary>
    public object? Limit { get; init; }

    /// <summary>How many items there are.</summary>
    public int Count { get; init; }

    /// <summary>The groups of members that the rule is about, by path.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Members { get; init; } = [];

    /// <summary>Whether a member is missing, so that a pipeline can still provide it.</summary>
    public bool IsMissing => Kind is RuleKind.Required or RuleKind.ExactlyOneOf;
}
