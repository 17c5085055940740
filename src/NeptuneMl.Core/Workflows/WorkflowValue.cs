namespace NeptuneMl.Core.Workflows;

/// <summary>A value of a workflow file, with its place in the file. Both formats are read into these values, and nothing else depends on
/// the format.</summary>
/// <param name="Content">Null, a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>; for a list an
/// <see cref="IReadOnlyList{T}"/> of values; for a map an <see cref="IReadOnlyDictionary{TKey, TValue}"/> of values by key, ignoring
/// case.</param>
/// <param name="Path">The path within the file: <c>Steps.process.With</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record WorkflowValue(object? Content, string Path, int Line, int Column)
{
    public string? Text => Content as string;

    public IReadOnlyList<WorkflowValue>? Items => Content as IReadOnlyList<WorkflowValue>;

    public IReadOnlyDictionary<string, WorkflowValue>? Members => Content as IReadOnlyDictionary<string, WorkflowValue>;
}
