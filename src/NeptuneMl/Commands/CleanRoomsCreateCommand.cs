using System.Management.Automation;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates something in Clean Rooms ML, and emits it.</summary>
/// <typeparam name="TResource">What it creates.</typeparam>
public abstract class CleanRoomsCreateCommand<TResource> : CleanRoomsUpdateCommand<TResource>
    where TResource : class
{
    private protected CleanRoomsCreateCommand() { }

    /// <summary>
    /// Adopts what an earlier run created under that name, instead of creating another one, so that a script can run again. What contradicts
    /// the request is the error <c>ResumeMismatch</c>.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    private protected override bool Resumes => Resume || RestartsFailed;

    private protected override string Action => "Create";
}
