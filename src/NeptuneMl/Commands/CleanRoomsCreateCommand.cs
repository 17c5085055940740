using System.Management.Automation;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates something in Clean Rooms ML, and emits it.</summary>
/// <typeparam name="TResource">What it creates.</typeparam>
public abstract class CleanRoomsCreateCommand<TResource> : CleanRoomsUpdateCommand<TResource>
    where TResource : class
{
    private protected CleanRoomsCreateCommand() { }

    /// <summary>Goes on with what has that name already, where it is to be, instead of creating another; so that a script can be run again.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    private protected override bool Resumes => Resume;

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is created, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="creation">How it is created.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Create(
        string kind, string action, object? target, Creation<TResource> creation, params (string Member, object? Value)[] implied) =>
        Apply(kind, action, target, creation.Prepare, implied);
}
