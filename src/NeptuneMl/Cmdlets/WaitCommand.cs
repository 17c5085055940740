namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that waits for piped resources.</summary>
/// <typeparam name="TResource">The class of the resources.</typeparam>
public abstract class WaitCommand<TResource> : PipelineCommand
    where TResource : MLResource
{
    private protected WaitCommand() { }

    /// <summary>The resources to wait for. Each is polled over the connection that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ResultTransformation]
    public TResource[] InputObject { get; set; } = [];

    /// <summary>Seconds between two polls: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the work continues. By default there is no limit.</summary>
    [Parameter]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>Seconds between two verbose lines about the running work while nothing changes: 1 to 86,400. By default 300.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public double HeartbeatSeconds { get; set; } = WaitOptions.HeartbeatSeconds;

    /// <summary>A script block to run for each state change while waiting, with the resource in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? OnTransition { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        Calls.PrepareToWait(WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (TResource resource in InputObject) Calls.WaitFor(resource);
    }
}
