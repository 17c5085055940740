using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that starts a Neptune ML job, and with -Wait waits until it has completed.</summary>
/// <typeparam name="TJob">The class of the job.</typeparam>
public abstract class NeptuneMLStartCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLStartCommand() => Calls.ReadOnly = false;

    /// <summary>The id of the new job: 1 to 48 letters, digits and hyphens. Default: a new UUID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Id { get; set; }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you; it must be in the cluster's parameter group. By default the
    /// cluster's own role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The KMS key for the volumes of the instances. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? VolumeEncryptionKMSKey { get; set; }

    /// <summary>Waits until the job has completed, and writes it only then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds between two polls while waiting: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the job continues. By default there is no limit.</summary>
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

    /// <summary>The most jobs of this cmdlet that are unfinished at a time: 1 to 1,000. The next one starts when one ends. By default
    /// there is no limit.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaxInFlight { get; set; }

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the
    /// command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>Adopts the job that an earlier run started under <c>-Id</c>, instead of starting another one, so that a script can run
    /// again. Without <c>-Id</c>, the id is derived from the request. A job that contradicts the request is the error
    /// <c>ResumeMismatch</c>.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Starts the job again when the one that an earlier run started has failed or was stopped, under its id with the number of
    /// the attempt: <c>movies-2</c>. Adopts the latest attempt that has not failed. Implies <see cref="Resume"/>.</summary>
    [Parameter]
    public SwitchParameter RestartFailed { get; set; }

    /// <summary>The role that SageMaker runs under; it must be in the cluster's parameter group. By default the cluster's own
    /// role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? SagemakerIamRoleArn { get; set; }

    /// <summary>The ids of subnets in the cluster's VPC to run in. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Subnets")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("subnets", Format = ParameterFormat.Separated)]
    public string[]? Subnet { get; set; }

    /// <summary>The ids of VPC security groups. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecurityGroupIds")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("securityGroupIds", Format = ParameterFormat.Separated)]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>The KMS key for the output in S3. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? S3OutputEncryptionKMSKey { get; set; }

    /// <summary>The operations of the job.</summary>
    private protected abstract Resource<TJob> Resource { get; }

    private ResumeMode Mode => ModeOf(Resume, RestartFailed);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            Wait, MaxInFlight, WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));
        CheckArguments(FindSessions, (session, input) => Resource.PrepareCreate(session, input));
    }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        Send(session, () => Place, () => Prepare(session), Mode, Wait);
    }

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        StepChange.Create(Resource, input, prefix, completed => Resource.PrepareCreate(session, completed));

    private Change<TJob> Prepare(NeptuneSession session)
    {
        ApiInput input = ReadInput();
        input.HasDeterministicId = Mode != ResumeMode.Never;
        return Resource.PrepareCreate(session, input);
    }
}
