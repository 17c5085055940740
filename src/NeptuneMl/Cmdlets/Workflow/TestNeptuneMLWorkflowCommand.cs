using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.Workflows;

/// <summary>Checks workflow files without running them, and writes every mistake.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NeptuneMLWorkflow")]
[OutputType(typeof(WorkflowFinding))]
public sealed class TestNeptuneMLWorkflowCommand : PSCmdlet
{
    /// <summary>The paths of workflow files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The values of the workflow's parameters by name. With it, the values are checked too, and those without a default must be
    /// there. By default the defaults of the file.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowParameterCompleter))]
    public IDictionary? Parameter { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            try
            {
                foreach (string file in FilePaths.Resolve(this, path)) Test(file);
            }
            catch (NeptuneMLException failure)
            {
                WriteError(ErrorRecords.Create(failure, path));
            }
        }
    }

    private void Test(string file)
    {
        WorkflowFile loaded = WorkflowFile.Load(file, WorkflowParameters.FromArgument(Parameter));
        WriteVerbose(Printable.Text(
            loaded.Workflow is { } workflow
                ? $"{file}: the workflow '{workflow.Name}' has {workflow.Steps.Count} steps and no mistakes."
                : $"{file}: {loaded.Findings.Count} mistakes."));
        WriteObject(loaded.Findings, enumerateCollection: true);
    }
}
