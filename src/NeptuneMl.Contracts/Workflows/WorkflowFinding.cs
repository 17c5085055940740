namespace NeptuneMl.Workflows;

/// <summary>A mistake in a workflow file.</summary>
public sealed class WorkflowFinding
{
    /// <summary>The full path of the file.</summary>
    public required string File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in the line, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The path of the value within the file: <c>Steps.process.With.InputDataS3Location</c>. Empty for the file itself.</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong, with the value and the rule.</summary>
    public required string Message { get; init; }

    /// <summary>What to write instead, such as the nearest valid name; null when none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Returns the place and the message.</summary>
    /// <returns>A line that editors and terminals link to the place.</returns>
    public override string ToString() => $"{File}:{Line}:{Column}: {Path}: {Message}";
}
