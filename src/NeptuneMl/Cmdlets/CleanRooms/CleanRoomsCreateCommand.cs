using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that creates a resource of Clean Rooms ML synchronously, and writes it.</summary>
/// <typeparam name="TResource">The class of the resource.</typeparam>
public abstract class CleanRoomsCreateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsCreateCommand() => Calls.ReadOnly = false;

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

    /// <summary>The operations of the resource.</summary>
    private protected abstract Resource<TResource> Resource { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckArguments(FindSessions, (session, input) => Prepare(session, input));
    }

    private protected override void Process() =>
        Send(Session, () => Place, () => Prepare(Session, ReadInput()), ModeOf(Resume));

    private protected override StepChange PrepareStep(ServiceSession session, ApiInput input, string prefix) =>
        StepChange.Create(Resource, input, prefix, completed => Prepare((CleanRoomsSession)session, completed));

    /// <summary>Binds and checks the request.</summary>
    private protected virtual Change<TResource> Prepare(CleanRoomsSession session, ApiInput input)
    {
        AddImplied(input);
        return Resource.PrepareCreate(session, WithMembership(session, input));
    }
}
