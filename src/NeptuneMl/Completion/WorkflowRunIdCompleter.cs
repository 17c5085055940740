using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Completion;

/// <summary>Completes the IDs of the runs of the workflow in -Path, the newest first.</summary>
internal sealed class WorkflowRunIdCompleter : WorkflowCompleter
{
    private protected override IEnumerable<Candidate> Of(string file, IDictionary bound)
    {
        RunFolder folder = ParameterConversion.Unwrap(bound["JournalPath"]) is string path
            ? new RunFolder(Completions.FullPath(path))
            : RunFolder.Of(file);
        return folder.Journals().Select(journal => new Candidate(System.IO.Path.GetFileNameWithoutExtension(journal)));
    }
}
