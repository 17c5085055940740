using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>A step of the report. Elements are identified by its number, because names may contain any character.</summary>
/// <param name="Index">The position in the run, from 0.</param>
/// <param name="Run">The step.</param>
internal sealed record ReportStep(int Index, WorkflowStepRun Run)
{
    public string RowId => $"step-{Number}";

    public string ResourceId => $"resource-{Number}";

    public string BarId => $"bar-{Number}";

    public string NodeId => $"node-{Number}";

    /// <summary>The CSS class of the state.</summary>
    public string StateClass => ReportText.ClassOf(Run.State);

    /// <summary>The state, and what the run did with the step.</summary>
    public string Outcome => Run.Action is { } action ? $"{Run.State} · {action}" : $"{Run.State}";

    /// <summary>One line for tooltips and screen readers.</summary>
    public string Description => string.Join(", ", new[]
    {
        $"{Run.Name}: {Run.State}", $"{Run.Action}", Run.StartTime is { } start ? $"started {ReportText.Time(start)}" : "not reached",
        ReportText.Duration(Run.DurationInSeconds), Run.FailureReason,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private string Number => (Index + 1).ToString(CultureInfo.InvariantCulture);
}
