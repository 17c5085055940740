namespace NeptuneMl.Core.Workflows;

/// <summary>A step of a workflow: one cmdlet that starts or creates something, and its parameters.</summary>
internal sealed record WorkflowStep
{
    public required string Name { get; init; }

    /// <summary>The name of the cmdlet (<c>Run</c>).</summary>
    public required string Cmdlet { get; init; }

    /// <summary>The steps whose results are piped to the cmdlet (<c>From</c>).</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>The parameters of the cmdlet by name (<c>With</c>), with the defaults of the workflow and its tags. Strings may contain
    /// references.</summary>
    public required IReadOnlyDictionary<string, WorkflowValue> With { get; init; }

    /// <summary>The name of the connection, or null for the default one of the session. References to parameters are
    /// resolved where the values are known.</summary>
    public string? Connection { get; init; }

    /// <summary>The steps that end before this one begins: those of <see cref="From"/>, of the references, and of
    /// <c>DependsOn</c>.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The place of the step in the file.</summary>
    public required WorkflowValue Place { get; init; }
}
