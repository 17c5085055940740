using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>What earlier runs of a workflow requested, from their journals. It only matters for resources whose id or name says nothing
/// about the request: those with an id or name of their own, and further attempts with -Force.</summary>
/// <param name="workflow">The name of the workflow.</param>
/// <param name="runs">The runs, the newest first.</param>
internal sealed class RunHistory(string workflow, IEnumerable<RunRecord> runs)
{
    private readonly Lazy<RunRecord[]> _runs = new(() =>
        [.. runs.Take(RunFolder.MostSearched).Where(run => workflow.Equals(run.Start!.Workflow, StringComparison.OrdinalIgnoreCase))]);

    private readonly Lock _lock = new();

    /// <summary>No earlier run is known.</summary>
    public static RunHistory None { get; } = new("", []);

    private RunRecord[] Runs
    {
        get { lock (_lock) return _runs.Value; }
    }

    /// <summary>The fingerprint of the last request that a step sent for a resource.</summary>
    /// <param name="step">The name of the step.</param>
    /// <param name="requested">The id or name of the resource.</param>
    /// <returns>Whether a journal has it, and the fingerprint; the fingerprint is null when the outcome of the last update is not known.</returns>
    public (bool IsKnown, string? Fingerprint) FindRequest(string step, string requested)
    {
        foreach (RunRecord run in Runs)
        {
            for (int i = run.Entries.Count - 1; i >= 0; i--)
            {
                JournalEntry entry = run.Entries[i];
                if (entry.Requested != requested || !step.Equals(entry.Step, StringComparison.OrdinalIgnoreCase)) continue;
                switch (entry.Event)
                {
                    case JournalEvents.StepAccepted:
                    case JournalEvents.StepDecided when entry.Action == WorkflowAction.Reuse:
                        return (true, entry.Fingerprint);
                    case JournalEvents.StepRequested:
                        // Only this request can have created the existing resource; an update may not have reached it.
                        return (true, entry.Action == WorkflowAction.Update ? null : entry.Fingerprint);
                }
            }
        }

        return (false, null);
    }

    /// <summary>Whether a run with -Force that was interrupted has already made an attempt, so that the same command continues it instead
    /// of making another one.</summary>
    public bool HasForced(string step, int attempt, string fingerprint)
    {
        foreach (RunRecord run in Runs)
        {
            if (run.Start!.Force != true || run.End is { State: not JobState.Stopped }) return false;
            bool hasSent = run.Entries.Any(entry => entry.Event == JournalEvents.StepRequested && entry.Attempt == attempt
                && entry.Fingerprint == fingerprint && step.Equals(entry.Step, StringComparison.OrdinalIgnoreCase));
            if (hasSent) return true;
        }

        return false;
    }
}
