using System.Management.Automation;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates something in Clean Rooms ML that takes time, and waits for it when asked to.</summary>
/// <typeparam name="TResource">What it creates.</typeparam>
public abstract class CleanRoomsStartCommand<TResource> : CleanRoomsCreateCommand<TResource>
    where TResource : CleanRoomsResource
{
    private protected CleanRoomsStartCommand() { }

    /// <summary>Waits until it is active, and passes it on only then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds between two looks while waiting: 0.05 to 3600. By default 1 growing to 30.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the work goes on. By default never.</summary>
    [Parameter]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>
    /// Creates it again when the one that an earlier run created has failed or was stopped, under its name with the number of the attempt:
    /// <c>churn-2</c>. Adopts the latest attempt that has not. Implies <see cref="CleanRoomsCreateCommand{TResource}.Resume"/>.
    /// </summary>
    [Parameter]
    public SwitchParameter RestartFailed { get; set; }

    private protected override bool RestartsFailed => RestartFailed;

    private protected override bool Waits => Wait;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Wait) PrepareToWatch(WaitOptions.Of(PollSeconds, TimeoutSeconds));
        base.BeginProcessing();
    }
}
