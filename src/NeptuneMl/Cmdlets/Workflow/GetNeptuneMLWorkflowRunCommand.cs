using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.Workflows;

/// <summary>Gets the runs of a workflow from their journals, the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLWorkflowRun", DefaultParameterSetName = All)]
[OutputType(typeof(WorkflowRun))]
public sealed class GetNeptuneMLWorkflowRunCommand : PSCmdlet
{
    private const string All = nameof(All);
    private const string ById = nameof(ById);

    /// <summary>The path of the workflow file, which need not exist any more.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The IDs of the runs; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowRunIdCompleter))]
    public string[] RunId { get; set; } = [];

    /// <summary>Gets only the last run; with <see cref="Failed"/> the last one that has failed.</summary>
    [Parameter(ParameterSetName = All)]
    public SwitchParameter Last { get; set; }

    /// <summary>Gets only runs that have failed.</summary>
    [Parameter(ParameterSetName = All)]
    public SwitchParameter Failed { get; set; }

    /// <summary>The folder with the journals. By default the folder <c>&lt;name of the file&gt;.runs</c> beside the file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            RunFolder folder = RunFolders.Of(this, Path, JournalPath);
            bool found = false;
            foreach (WorkflowRun run in folder.Runs(this))
            {
                if (!IsSelected(run)) continue;
                found = true;
                IsoTimes.AddTo(run);
                WriteObject(run);
                if (Last) break;
            }

            foreach (string id in found ? [] : RunId.Where(id => !Wildcard.IsPattern(id))) WriteError(NotFound(folder, id));
        }
        catch (NeptuneMLException failure)
        {
            WriteError(ErrorRecords.Create(failure, Path));
        }
    }

    private bool IsSelected(WorkflowRun run) => (RunId.Length == 0 || RunId.Any(id => Wildcard.IsMatch(id, run.RunId)))
        && (!Failed || run.State == JobState.Failed);

    private static ErrorRecord NotFound(RunFolder folder, string id) => ErrorRecords.Create(
        new NeptuneMLException($"No run '{Printable.Text(id)}' was found in '{folder.FullPath}'.")
        {
            ErrorId = ErrorIds.ResourceNotFound,
            ParameterName = nameof(RunId),
            RecommendedAction = "List the runs with Get-NeptuneMLWorkflowRun without -RunId.",
        },
        id);
}
