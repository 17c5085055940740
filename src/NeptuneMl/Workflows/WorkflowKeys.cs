using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Finds steps that would create the same resource.</summary>
/// <param name="findings">Collects the findings.</param>
internal sealed class WorkflowKeys(FindingList findings)
{
    private readonly Dictionary<(string Cmdlet, string? Connection, string? Membership, string Key), string> _steps = [];

    /// <param name="step">The step.</param>
    /// <param name="key">Its id or name, and its membership where that is constant; null when it is derived or not known.</param>
    public void Add(StepDraft step, (string Key, string? Membership)? key)
    {
        if (key is not var (text, membership)) return;
        if (_steps.TryAdd((step.Cmdlet!.Name, step.Connection, membership, text), step.Name)) return;
        string other = _steps[(step.Cmdlet.Name, step.Connection, membership, text)];
        string parameter = step.Cmdlet.Key!.Name;
        findings.Add(step.With[parameter], $"{parameter} '{text}' is the one of step '{other}' too: both steps would be one resource.");
    }
}
