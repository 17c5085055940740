using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that creates a resource of Clean Rooms ML asynchronously, and with -Wait waits until it is active.</summary>
/// <typeparam name="TResource">The class of the resource.</typeparam>
public abstract class CleanRoomsStartCommand<TResource> : CleanRoomsCommand
    where TResource : CleanRoomsResource
{
    private protected CleanRoomsStartCommand() => Calls.ReadOnly = false;

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the
    /// command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>A description of up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Adopts the resource that an earlier run created under the name, instead of creating another one, so that a script can run
    /// again. A resource that contradicts the request is the error <c>ResumeMismatch</c>.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Creates the resource again when the one that an earlier run created has failed or was stopped, under its name with the
    /// number of the attempt: <c>churn-2</c>. Adopts the latest attempt that has not failed. Implies <see cref="Resume"/>.</summary>
    [Parameter]
    public SwitchParameter RestartFailed { get; set; }

    /// <summary>Waits until the resource is active, and writes it only then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

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

    /// <summary>A script block to run for each state change while waiting, with the resource in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>The most resources of this cmdlet that are unfinished at a time: 1 to 1,000. The next one starts when one ends. By default
    /// there is no limit.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaxInFlight { get; set; }

    /// <summary>The operations of the resource.</summary>
    private protected abstract Resource<TResource> Resource { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            Wait, MaxInFlight, WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));
        CheckArguments(FindSessions, (session, input) => Prepare(session, input));
    }

    private protected override void Process()
    {
        ResumeMode mode = ModeOf(Resume, RestartFailed);
        Send(Session, () => Place, () => Prepare(Session, ReadInput()), mode, Wait);
    }

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        StepChange.Create(Resource, input, prefix, completed => Prepare((CleanRoomsSession)session, completed));

    /// <summary>Binds and checks the request.</summary>
    private protected virtual Change<TResource> Prepare(CleanRoomsSession session, ApiInput input)
    {
        AddImplied(input);
        return Resource.PrepareCreate(session, WithMembership(session, input));
    }
}
