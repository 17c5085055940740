using NeptuneMl.Workflows;

namespace NeptuneMl.Completion;

/// <summary>Completes the names of the steps of the workflow in -Path.</summary>
internal sealed class WorkflowStepCompleter : WorkflowCompleter
{
    private protected override IEnumerable<Candidate> Of(string file, IDictionary bound) =>
        (WorkflowFile.Load(file, null).Workflow?.Steps ?? [])
            .Select(step => new Candidate(step.Name) { Description = $"{step.Name}: {step.Cmdlet}" });
}
