namespace NeptuneMl.Completion;

/// <summary>A value that a completer offers.</summary>
/// <param name="Value">The value to insert.</param>
internal sealed record Candidate(string Value)
{
    /// <summary>What the list of completions shows; by default the value.</summary>
    public string Text { get; init; } = Value;

    /// <summary>The tooltip; by default the value.</summary>
    public string Description { get; init; } = Value;

    /// <summary>Whether the typed word is the beginning of the value or of the shown text.</summary>
    public bool StartsWith(string word) =>
        Value.StartsWith(word, StringComparison.OrdinalIgnoreCase) || Text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
