using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that cancels or deletes one existing resource of Clean Rooms ML.</summary>
/// <typeparam name="TResource">The class of the resource.</typeparam>
public abstract class CleanRoomsRemoveCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsRemoveCommand() => Calls.ReadOnly = false;

    /// <summary>Waits until the job has ended or the resource is deleted. A job that was stopped is no error.</summary>
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

    /// <summary>A script block to run for each state change while waiting, with the resource in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>Writes the job as it is after the cancellation, or the resource as it was before the deletion.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The piped object, whose name the prompt shows and whose status tells whether a request is needed.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? Piped { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Calls.PrepareToStart(
            Wait, maxInFlight: 0, WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));
    }

    /// <summary>Checks the request, prompts for confirmation, and sends it.</summary>
    /// <param name="operation">The operation that cancels or deletes, which must be idempotent.</param>
    /// <param name="get">The operation that reads the resource.</param>
    /// <param name="kind">The kind of resource, for messages.</param>
    /// <param name="key">The ARN or another identifier of the resource.</param>
    /// <param name="goal">What the operation is to achieve.</param>
    private protected void Remove(Operation<NoContent> operation, Operation<TResource> get, string kind, string key, WaitGoal goal)
    {
        CleanRoomsSession session = Session;
        if (PrepareOrReport(() => operation.Prepare(session, Input(key)), Record.Target() ?? key) is not { } request) return;
        TResource? known = KnownOrNull(key);
        Removal<TResource> removal = new(request, get, goal, $"{kind} '{NameOf(known) ?? Shortened.Tail(key)}'")
        {
            NeedsResource = Wait || PassThru,
        };

        // Only a prompt needs the name: it costs a request.
        string? name = NameOf(known ?? (Confirmation.WillPrompt(this) ? ReadOrNull(session, key, removal) : null));
        string what = Printable.Text(
            $"{kind} '{name ?? Shortened.Tail(key)}'{(name is null || name == key ? "" : $" ({Shortened.Tail(key)})")} {Place}");
        if (Confirmation.ShouldProcess(this, what, operation.Action, request.Preview))
            Remove(session, known ?? (object)key, () => removal, known, Wait, PassThru);
    }

    /// <summary>Checks the request that cancels or deletes a resource, prompts for confirmation, and sends it.</summary>
    private protected void Remove(Resource<TResource> resource, string arn, WaitGoal goal) =>
        Remove(resource.Remove!, resource.Get!, resource.Kind, arn, goal);

    /// <summary>Whether a piped result is what the arguments identify.</summary>
    private protected virtual bool IsTarget(TResource piped) => true;

    private TResource? KnownOrNull(string key)
    {
        TResource? piped = ResultCopy.Restore<TResource>(Piped);
        string? arn = (piped as CleanRoomsResource)?.ResourceArn ?? (piped as CleanRoomsDefinition)?.ResourceArn;
        return arn == key && IsTarget(piped!) ? piped : null;
    }

    private TResource? ReadOrNull(CleanRoomsSession session, string key, Removal<TResource> removal) =>
        Calls.Await(key, session, async context =>
        {
            try
            {
                return await removal.ReadAsync(context).ConfigureAwait(false);
            }
            catch (NeptuneMLException)
            {
                // The prompt then shows the id.
                return null!;
            }
        });

    private static string? NameOf(TResource? resource) => (resource as INamedResource)?.Name;
}
