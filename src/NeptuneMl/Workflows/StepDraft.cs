using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>A step while its file is read.</summary>
/// <param name="name">The name.</param>
/// <param name="value">The step in the file.</param>
internal sealed class StepDraft(string name, WorkflowValue value)
{
    private readonly OrderedDictionary<string, WorkflowValue> _dependsOn = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public WorkflowValue Value => value;

    /// <summary>The cmdlet; null when the file names none that starts or creates something.</summary>
    public StepCmdlet? Cmdlet { get; set; }

    /// <summary>The steps whose results are piped to the cmdlet, and where the file names them.</summary>
    public IReadOnlyList<(string Name, WorkflowValue Place)> From { get; set; } = [];

    public IReadOnlyDictionary<string, WorkflowValue> With { get; set; } = new Dictionary<string, WorkflowValue>();

    public string? Connection { get; set; }

    /// <summary>The steps that it depends on, and where the file says so first.</summary>
    public IReadOnlyDictionary<string, WorkflowValue> DependsOn => _dependsOn;

    public void Depend(string step, WorkflowValue place) => _dependsOn.TryAdd(step, place);

    public WorkflowStep ToStep() => new()
    {
        Name = name,
        Cmdlet = Cmdlet?.Name ?? "",
        From = [.. From.Select(source => source.Name)],
        With = With,
        Connection = Connection,
        DependsOn = [.. _dependsOn.Keys],
        Place = value,
    };
}
