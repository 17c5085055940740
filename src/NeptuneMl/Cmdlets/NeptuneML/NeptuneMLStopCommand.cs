using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that cancels Neptune ML jobs or deletes endpoints.</summary>
/// <typeparam name="TJob">The result class.</typeparam>
public abstract class NeptuneMLStopCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLStopCommand() => Calls.ReadOnly = false;

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter))]
    [ApiMember<string[]>]
    public string[]? Id { get; set; }

    /// <summary>From the pipeline: ids, results of this kind and copies of them, or objects with the property Id.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>Deletes its artifacts in S3 as well. By default they are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter Clean { get; set; }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>Waits until the jobs have ended or the endpoints are deleted. A job that was stopped is no error.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds between two polls while waiting: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error. By default there is no limit.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>Seconds between two verbose lines about the running work while nothing changes: 1 to 86,400. By default 300.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(1, 86_400)]
    public double HeartbeatSeconds { get; set; } = WaitOptions.HeartbeatSeconds;

    /// <summary>A script block to run for each state change while waiting, with the job in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>Writes the jobs as they are after the cancellation, or the endpoints as they were before the deletion.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The operations of the resource.</summary>
    private protected abstract Resource<TJob> Resource { get; }

    /// <summary>What the cmdlet is to achieve.</summary>
    private protected virtual WaitGoal Goal => WaitGoal.Stop;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            Wait, maxInFlight: 0, WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));
    }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        try
        {
            string? role = Record.ArgumentOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
            bool? clean = CleanOrNull();
            (string Id, TJob? Known)[] targets = [.. NeptuneMLIds.Of<TJob>(Record, Id)];
            foreach ((string id, TJob? known) in targets) Stop(session, id, role, clean, known);
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
        }
    }

    /// <summary>Stops a job or deletes an endpoint, after confirmation.</summary>
    private protected virtual void Stop(NeptuneSession session, string id, string? role, bool? clean, TJob? known) =>
        Stop(session, id, role, clean, known, isConfirmed: false);

    /// <summary>Stops a job or deletes an endpoint.</summary>
    private protected void Stop(NeptuneSession session, string id, string? role, bool? clean, TJob? known, bool isConfirmed)
    {
        ApiInput input = new();
        input.Add("id", nameof(Id), id);
        input.Add("neptuneIamRoleArn", nameof(NeptuneIamRoleArn), role);
        input.Add("clean", nameof(Clean), clean);

        string artifacts = clean == true ? " and its artifacts in S3" : "";
        string what = Printable.Text($"{Resource.Kind} '{id}'{artifacts} {Place}");
        if (!isConfirmed
            && !Confirmation.ShouldProcess(this, what, Resource.Remove!.Action, () => Resource.Remove.Prepare(session, input).Preview()))
        {
            return;
        }

        Remove(session, known ?? (object)id, Prepare, known, Wait, PassThru);

        Removal<TJob> Prepare() => new(Resource.Remove!.Prepare(session, input), Resource.Get!, Goal, $"{Resource.Kind} '{id}'")
        {
            NeedsResource = Wait || PassThru,
            AffectsFinishedJobs = clean == true,
        };
    }

    private bool? CleanOrNull() => Record.IsArgument(nameof(Clean)) ? Clean
        : Record.Row?.Find(nameof(Clean)) is { } cell ? ScalarConversion.ToBoolean(ParameterConversion.Unwrap(cell)!, nameof(Clean))
        : null;
}
