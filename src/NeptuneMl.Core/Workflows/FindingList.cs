using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>Collects the findings about a workflow file.</summary>
/// <param name="file">The full path of the file.</param>
internal sealed class FindingList(string file)
{
    private readonly List<WorkflowFinding> _findings = [];
    private readonly HashSet<(string Path, string Message)> _known = [];

    public int Count => _findings.Count;

    /// <summary>The findings in the order of the file.</summary>
    public IReadOnlyList<WorkflowFinding> Sorted => [.. _findings.OrderBy(finding => (finding.Line, finding.Column))];

    /// <summary>Adds a finding about a value.</summary>
    public void Add(WorkflowValue value, string message, string? suggestion = null) =>
        Add(value.Path, value.Line, value.Column, message, suggestion);

    /// <summary>Adds a finding about the key of a value: an unknown or misplaced name.</summary>
    public void AddKey(WorkflowValue value, string message, string? suggestion = null)
    {
        (int line, int column) = value.Key ?? (value.Line, value.Column);
        Add(value.Path, line, column, message, suggestion);
    }

    /// <summary>Adds a finding about a member that a map does not have, at the place of the key of the map.</summary>
    public void AddMissing(WorkflowValue map, string member, string message, string? suggestion = null)
    {
        (int line, int column) = map.Key ?? (map.Line, map.Column);
        Add(WorkflowValue.PathOf(map.Path, member), line, column, message, suggestion);
    }

    public void Add(string path, int line, int column, string message, string? suggestion = null)
    {
        // A default is checked for each step that has it.
        if (!_known.Add((path, message))) return;
        _findings.Add(new WorkflowFinding
        {
            File = file,
            Line = line,
            Column = column,
            Path = path,
            Message = Printable.Text(message),
            Suggestion = suggestion is null ? null : Printable.Text(suggestion),
        });
    }
}
