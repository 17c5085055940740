namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that updates an existing resource of Clean Rooms ML, and writes the updated resource.</summary>
/// <typeparam name="TResource">The class of the resource.</typeparam>
public abstract class CleanRoomsUpdateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsUpdateCommand() => Calls.ReadOnly = false;

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the
    /// command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckArguments(FindSessions, (session, input) => Prepare(session, input));
    }

    private protected override void Process() => Send(Session, () => Place, () => Prepare(Session, ReadInput()));

    /// <summary>Binds and checks the request.</summary>
    private protected abstract Change<TResource> Prepare(CleanRoomsSession session, ApiInput input);
}
