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

    /// <inheritdoc/>
    protected override void BeginProcessing() => Calls.PrepareToWait(WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (TResource resource in InputObject) Calls.WaitFor(resource);
    }
}
