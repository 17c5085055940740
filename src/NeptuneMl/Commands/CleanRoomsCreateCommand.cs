using NeptuneMl.Binding;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates or changes something in Clean Rooms ML, and emits it.</summary>
/// <typeparam name="TResource">What it emits.</typeparam>
public abstract class CleanRoomsCreateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsCreateCommand() { }

    private protected override bool ReadsOnly => false;

    /// <summary>Whether what is created is waited for.</summary>
    private protected virtual bool Waits => false;

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is created, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="creation">How it is created.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Create(
        string kind, string action, object? target, Creation<TResource> creation, params (string Member, object? Value)[] implied) =>
        Apply(kind, action, target, creation.Prepare, implied);

    /// <summary>Checks the input of a change of any sort, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is changed, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="prepare">Makes the checked change.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Apply(
        string kind, string action, object? target, Func<CleanRoomsSession, ApiInput, Change<TResource>> prepare, params (string Member, object? Value)[] implied)
    {
        CleanRoomsSession session = Session();
        SendChange(target, kind, $"in {session.Connection.Region}", action, Waits, () => prepare(session, ParameterMap.Read(this, implied)));
    }
}
