using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that gives something in Clean Rooms ML another content, however often it is sent, and emits it.</summary>
/// <typeparam name="TResource">What it changes.</typeparam>
public abstract class CleanRoomsUpdateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsUpdateCommand() { }

    private protected override bool ReadsOnly => false;

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="operation">The operation, which may be sent twice.</param>
    /// <param name="kind">What is changed, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="key">The ARN, or what else names it.</param>
    private protected void Update(Operation<TResource> operation, string kind, string action, string key)
    {
        CleanRoomsSession session = Session();
        SendChange(null, kind, $"in {session.Connection.Region}", action, () => operation.Prepare(session, Input(key), key));
    }
}
