namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that adds or removes tags of one existing resource and writes nothing.</summary>
public abstract class CleanRoomsChangeCommand : CleanRoomsCommand
{
    private protected CleanRoomsChangeCommand() => Calls.ReadOnly = false;

    /// <summary>Checks the request, prompts for confirmation, and sends it.</summary>
    /// <param name="operation">The operation, which must be idempotent.</param>
    /// <param name="kind">The kind of resource, for messages.</param>
    /// <param name="key">The ARN or another identifier of the resource.</param>
    private protected void Change(Operation<NoContent> operation, string kind, string key)
    {
        CleanRoomsSession session = Session;
        if (PrepareOrReport(() => operation.Prepare(session, Input(key)), Record.Target() ?? key) is not { } request) return;
        string target = Printable.Text($"{kind} '{Shortened.Tail(key)}' {Place}");
        if (Confirmation.ShouldProcess(this, target, operation.Action, request.Preview))
            Calls.Start(key, session, context => request.SendAsync(context));
    }
}
