namespace NeptuneMl.StrictServer.Workflows;

/// <summary>A workflow file, and where it has its only mistake.</summary>
public sealed record WorkflowCase
{
    /// <summary>What the mistake is; the kind of mistake is before the first colon.</summary>
    public required string What { get; init; }

    public required string Text { get; init; }

    /// <summary>The ending of the file.</summary>
    public required string Extension { get; init; }

    /// <summary>The path of the mistake; null for a valid file.</summary>
    public string? Path { get; init; }

    public int Line { get; init; }

    public int Column { get; init; }

    /// <summary>What the finding must suggest; null when that does not matter.</summary>
    public string? Suggestion { get; init; }
}
