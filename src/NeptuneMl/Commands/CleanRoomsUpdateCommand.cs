using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates or changes something in Clean Rooms ML, and emits it as it is then.</summary>
/// <typeparam name="TResource">What it emits.</typeparam>
public abstract class CleanRoomsUpdateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsUpdateCommand() { }

    private protected override bool ReadsOnly => false;

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is changed, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="prepare">Makes the checked change.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Apply(
        string kind, string action, object? target, Func<CleanRoomsSession, ApiInput, Change<TResource>> prepare, params (string Member, object? Value)[] implied)
    {
        CleanRoomsSession session = Session();
        SendChange(target, kind, $"in {session.Connection.Region}", action, () => prepare(session, ParameterMap.Read(this, implied)));
    }
}
