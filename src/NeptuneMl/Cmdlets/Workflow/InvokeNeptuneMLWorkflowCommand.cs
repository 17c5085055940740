using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.Workflows;

/// <summary>Runs a workflow file, or shows what a run would do.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NeptuneMLWorkflow", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowRun), typeof(WorkflowPlanStep))]
public sealed class InvokeNeptuneMLWorkflowCommand : PipelineCommand
{
    // The journal is ended and the lock released within this time after Ctrl+C.
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(3);

    private TaskCompletionSource? _running;
    private string _workflow = "";

    /// <summary>Creates the cmdlet.</summary>
    public InvokeNeptuneMLWorkflowCommand() => Calls.StopAdvice = StopAdvice;

    /// <summary>The path of the workflow file, a <c>.psd1</c> or <c>.json</c> file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The values of the parameters of the workflow, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowParameterCompleter))]
    public IDictionary? Parameter { get; set; }

    /// <summary>Writes what a run would do with each step, and why, and changes nothing. <c>-WhatIf</c> does the same.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <summary>Runs these steps and those that depend on them. The other steps must have succeeded before. By default all steps.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStepCompleter))]
    public string[] From { get; set; } = [];

    /// <summary>Runs only these steps. The steps that they depend on must have succeeded before. By default all steps.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStepCompleter))]
    public string[] Only { get; set; } = [];

    /// <summary>Runs the steps again, although nothing has changed: each starts a further attempt, and a live endpoint is updated.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Starts steps again whose last attempt has failed or was stopped.</summary>
    [Parameter]
    public SwitchParameter RetryFailed { get; set; }

    /// <summary>The most jobs of the run that are unfinished at a time: 1 to 1,000. By default there is no limit.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaxInFlight { get; set; }

    /// <summary>The connections of the steps, or their names, instead of those that the file names: at most one for each service. By default
    /// the session's default connections.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public object[] Connection { get; set; } = [];

    /// <summary>Seconds between two polls of a job: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which the run ends with errors; its jobs continue. By default there is no limit.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>Seconds between two verbose lines about the running jobs while nothing changes: 1 to 86,400. By default 300.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(1, 86_400)]
    public double HeartbeatSeconds { get; set; } = WaitOptions.HeartbeatSeconds;

    /// <summary>A script block to run for each state change of a job, with the job in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>The folder for the journals. By default the folder <c>&lt;name of the file&gt;.runs</c> beside the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            waits: true, MaxInFlight, WaitOptions.FromSeconds(PollSeconds, timeoutSeconds: 0, HeartbeatSeconds, OnTransition));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            Run(Load());
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Path);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The process must not end before the journal has.
        if (disposing) _ = _running?.Task.Wait(s_stopTime);
    }

    private void Run(Workflow workflow)
    {
        RunOptions options = new()
        {
            From = From,
            Only = Only,
            Force = Force,
            RetryFailed = RetryFailed,
            Timeout = TimeoutSeconds > 0 ? TimeSpan.FromSeconds(TimeoutSeconds) : null,
        };
        if (ThrottleLimit > 0) options = options with { ThrottleLimit = ThrottleLimit };
        RunFolder folder = RunFolders.Of(this, workflow.File, JournalPath);
        List<string> warnings = [];
        StepPreparation steps = StepPreparation.Of(workflow, Connection);
        StepPlanner Planner() => new(workflow, steps, options, new RunHistory(workflow.Name, folder.Runs(warnings.Add)));
        if (Plan || Confirmation.IsWhatIf(this))
        {
            StepPlanner planner = Planner();
            IReadOnlyList<WorkflowPlanStep>? plan = Calls.Await(planner.PlanAsync);
            warnings.ForEach(WriteWarning);
            WriteObject(plan, enumerateCollection: true);
            return;
        }

        string target = Printable.Text($"workflow '{workflow.Name}' ({workflow.File})");
        if (!Confirmation.ShouldProcess(this, target, "Run", () => new RequestPreview(target, null))) return;
        _workflow = workflow.Name;
        TaskCompletionSource running = new();
        _running = running;
        WorkflowRun? run = Calls.Await(async (log, cancellationToken) =>
        {
            try
            {
                using IDisposable locked = await folder.LockAsync(cancellationToken).ConfigureAwait(false);
                // Read after the lock is held: the last run may just have ended.
                StepPlanner planner = Planner();
                using Journal journal = folder.CreateJournal(TimeProvider.System);
                return await new WorkflowRunner(workflow, planner, options, journal)
                {
                    InFlight = Calls.InFlight,
                    Follow = Calls.Follow,
                }.RunAsync(log, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                running.SetResult();
                foreach (string warning in warnings) await log.WarnAsync(warning, cancellationToken).ConfigureAwait(false);
            }
        });
        if (run is not null) Calls.WriteResult(run);
    }

    private string? StopAdvice(IReadOnlyList<MLResource> jobs)
    {
        if (_running is not { Task.IsCompleted: false }) return null;
        string line = MyInvocation.Line.Trim();
        return Printable.Text(
            $"The run of workflow '{_workflow}' was stopped. Jobs that continue at the services: {jobs.Count}. "
            + $"To continue the run, run the same command again: {(line.Length > 0 ? line : $"Invoke-NeptuneMLWorkflow {Path}")}");
    }

    private Workflow Load()
    {
        IReadOnlyList<string> files = FilePaths.Resolve(this, Path);
        if (files.Count > 1) throw Failures.InvalidParameter(nameof(Path), Path, $"matches {files.Count} files");
        return WorkflowFile.LoadValid(files[0], WorkflowParameters.FromArgument(Parameter) ?? new Dictionary<string, object?>());
    }
}
