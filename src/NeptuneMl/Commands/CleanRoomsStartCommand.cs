using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates something in Clean Rooms ML that takes time, and waits for it when asked to.</summary>
/// <typeparam name="TResource">What it creates.</typeparam>
public abstract class CleanRoomsStartCommand<TResource> : CleanRoomsCommand
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

    private protected override bool ReadsOnly => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Wait) PrepareToWatch(WaitOptions.Of(PollSeconds, TimeoutSeconds));
    }

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is created, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="prepare">Makes the checked change of the input.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Start(
        string kind, string action, CleanRoomsResource? target, Func<CleanRoomsSession, ApiInput, Change<TResource>> prepare,
        params (string Member, object? Value)[] implied)
    {
        CleanRoomsSession session = Session();
        SendChange(target, kind, $"in {session.Connection.Region}", action, Wait, () => prepare(session, ParameterMap.Read(this, implied)));
    }
}
