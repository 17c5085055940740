using System.Text;
using System.Text.RegularExpressions;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Core.Workflows.Report;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.Workflows;

/// <summary>Writes the report of a workflow run: one HTML page.</summary>
[Cmdlet(VerbsData.Export, "NeptuneMLWorkflowReport", SupportsShouldProcess = true, DefaultParameterSetName = ByRun)]
[OutputType(typeof(FileInfo))]
public sealed partial class ExportNeptuneMLWorkflowReportCommand : PSCmdlet
{
    private const string ByRun = "Run";
    private const string ByWorkflow = "Workflow";

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The path of the workflow file whose last run is reported. The file need not exist any more.</summary>
    [Parameter(ParameterSetName = ByWorkflow, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string WorkflowPath { get; set; } = "";

    /// <summary>The run, or a deserialized copy of it.</summary>
    [Parameter(ParameterSetName = ByRun, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The file to write, or an existing folder that gets one file a run, <c>{name}-{run ID}.html</c>. Wildcard characters have
    /// no special meaning.</summary>
    [Parameter(ParameterSetName = ByWorkflow, Mandatory = true)]
    [Parameter(ParameterSetName = ByRun, Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The folder with the journals. By default the folder <c>&lt;name of the file&gt;.runs</c> beside the file.</summary>
    [Parameter(ParameterSetName = ByWorkflow)]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Does not overwrite an existing file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WorkflowRun run = ParameterSetName == ByWorkflow ? LastRun() : CheckedRun();
            string file = FileOf(run);
            if (!ShouldProcess(file, Printable.Text($"Write the report of run '{run.RunId}' of workflow '{run.Name}'"))) return;
            Write(run, file);
            if (PassThru) WriteObject(new FileInfo(file));
        }
        catch (NeptuneMLException failure)
        {
            WriteError(ErrorRecords.Create(failure, ParameterSetName == ByWorkflow ? WorkflowPath : InputObject));
        }
    }

    // A file name that is valid on every system.
    [GeneratedRegex(@"[^\p{L}\p{Nd}.-]+")]
    private static partial Regex NotInFileName();

    private WorkflowRun LastRun()
    {
        RunFolder folder = RunFolders.Of(this, WorkflowPath, JournalPath, nameof(WorkflowPath));
        return folder.Runs(this).FirstOrDefault() ?? throw new NeptuneMLException($"No run of a workflow was found in '{folder.FullPath}'.")
        {
            ErrorId = ErrorIds.ResourceNotFound,
            ParameterName = nameof(WorkflowPath),
            RecommendedAction = "Run the workflow with Invoke-NeptuneMLWorkflow, or specify the folder of its journals with -JournalPath.",
        };
    }

    private WorkflowRun CheckedRun()
    {
        WorkflowRun run = ResultCopy.Restore<WorkflowRun>(InputObject) ?? throw Failures.InvalidParameter(
            nameof(InputObject), null, $"must be a workflow run or a copy of one, not {ScalarConversion.Describe(InputObject)}");
        // A copy may lack what a run always has.
        bool isComplete = run is { Name: not null, RunId: not null, Steps: { } steps }
            && steps.All(step => step is { Name: not null, DependsOn: not null });
        return isComplete ? run : throw Failures.InvalidParameter(
            nameof(InputObject), null,
            "must be a complete workflow run, with the properties Name, RunId and Steps, and the names of the steps");
    }

    private string FileOf(WorkflowRun run)
    {
        string file = FilePaths.Full(this, nameof(Path), Path);
        if (Directory.Exists(file))
            file = System.IO.Path.Combine(file, $"{NotInFileName().Replace($"{run.Name}-{run.RunId}", "-").TrimStart('.', '-')}.html");
        if (_written.Add(file)) return file;
        throw new NeptuneMLException(Printable.Text(
            $"The report of run '{run.RunId}' was not written: '{file}' is the report of an earlier run in the pipeline."))
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = nameof(Path),
            RecommendedAction = "Pipe one run, or specify an existing folder with -Path for one file a run.",
        };
    }

    private void Write(WorkflowRun run, string file)
    {
        try
        {
            using FileStream stream = new(file, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write, FileShare.Read);
            using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            WorkflowReport.Write(run, writer);
        }
        catch (IOException) when (NoClobber && File.Exists(file))
        {
            throw new NeptuneMLException($"The report was not written: the file '{file}' exists, and -NoClobber is specified.")
            {
                ErrorId = ErrorIds.FileExists,
                ParameterName = nameof(Path),
                RecommendedAction = "Specify another -Path, or omit -NoClobber to overwrite the file.",
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new NeptuneMLException($"The report was not written to '{file}': {failure.Message}", failure)
            {
                ErrorId = ErrorIds.FileNotWritten,
                ParameterName = nameof(Path),
                RecommendedAction = "Specify a -Path in an existing folder in which you may write.",
            };
        }
    }
}
