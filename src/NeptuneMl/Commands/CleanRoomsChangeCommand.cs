using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that cancels or deletes one existing resource and emits nothing.</summary>
public abstract class CleanRoomsChangeCommand : CleanRoomsCommand
{
    private protected CleanRoomsChangeCommand() { }

    private protected override bool ReadsOnly => false;

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="operation">The operation, which may be sent twice.</param>
    /// <param name="kind">What is changed, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="key">The ARN, or what else names it.</param>
    private protected void Change<TResource>(Operation<TResource> operation, string kind, string action, string key)
        where TResource : class
    {
        CleanRoomsSession session = Session();
        Change<TResource> change;
        try
        {
            change = operation.Prepare(session, Input(key), key);
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target() ?? key);
            return;
        }

        if (Confirmation.IsGiven(this, Printable.Text($"{kind} '{key}'"), action)) Enqueue(key, change.SendAsync);
    }
}
