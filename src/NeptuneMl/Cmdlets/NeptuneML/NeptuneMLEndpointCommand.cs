namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that serves a model on an inference endpoint (API: <c>CreateMLEndpoint</c>).</summary>
public abstract class NeptuneMLEndpointCommand : NeptuneMLCommand
{
    private protected NeptuneMLEndpointCommand() => Calls.ReadOnly = false;

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

    /// <summary>Seconds between two polls while waiting: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the creation continues. By default there is no limit.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>Seconds between two verbose lines about the running work while nothing changes: 1 to 86,400. By default 300.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(1, 86_400)]
    public double HeartbeatSeconds { get; set; } = WaitOptions.HeartbeatSeconds;

    /// <summary>A script block to run for each state change while waiting, with the endpoint in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the
    /// command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>The id of the completed training job whose model is served.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TrainingJob>))]
    [ApiMember<string>]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The id of the completed transform job whose model is served.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TransformJob>))]
    [ApiMember<string>]
    public string? MLModelTransformJobId { get; set; }

    /// <summary>The kind of model: <c>rgcn</c> for heterogeneous graphs; <c>kge</c>, <c>transe</c>, <c>distmult</c> or <c>rotate</c> for
    /// knowledge graphs. By default as processing chose.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? ModelName { get; set; }

    /// <summary>The instance type that serves. By default ml.m5.xlarge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<int?>]
    public int? InstanceCount { get; set; }

    /// <summary>The API's member for requests that are written for other clients: whether an existing endpoint is updated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [ApiMember<SwitchParameter>]
    public SwitchParameter Update { get; set; }

    /// <summary>The jobs whose models an endpoint serves.</summary>
    private protected static InputSource Job { get; } = InputSource
        .Of<TrainingJob>("mlModelTrainingJobId", job => job.Id, InputSource.RolesOf)
        .Or<TransformJob>("mlModelTransformJobId", job => job.Id, InputSource.RolesOf);

    private protected override InputSource Source => Job;

    /// <summary>How to handle an endpoint that an earlier run created.</summary>
    private protected virtual ResumeMode Mode => ResumeMode.Never;

    /// <summary>Whether the cmdlet waits for the endpoint.</summary>
    private protected abstract bool Waits { get; }

    /// <summary>The most unfinished endpoints; 0 for no limit.</summary>
    private protected virtual int MostInFlight => 0;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            Waits, MostInFlight, WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));
        CheckArguments(FindSessions, (session, input) => Prepare(session, input));
    }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        Send(session, () => Place, () => Prepare(session, Input()), Mode, Waits);
    }

    /// <summary>Binds and checks the request.</summary>
    private protected abstract Change<MLEndpoint> Prepare(NeptuneSession session, ApiInput input);

    private ApiInput Input()
    {
        ApiInput input = ReadInput();
        input.HasDeterministicId = Mode != ResumeMode.Never;
        return input;
    }
}
