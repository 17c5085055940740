using System.Management.Automation;

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

    private protected override string Action => "Create";
}
