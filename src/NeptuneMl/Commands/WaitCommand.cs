using System.Management.Automation;
using NeptuneMl.Conversion;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that waits for what comes down the pipeline.</summary>
/// <typeparam name="TResource">What it waits for.</typeparam>
public abstract class WaitCommand<TResource> : AsyncCommand
    where TResource : MLResource
{
    private protected WaitCommand() { }

    /// <summary>What to wait for. Each is looked at over the connection it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ResultTransformation]
    public TResource[] InputObject { get; set; } = [];

    /// <summary>Seconds between two looks: 0.05 to 3600. By default 1 growing to 30.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the work goes on. By default never.</summary>
    [Parameter]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => PrepareToWatch(WaitOptions.Of(PollSeconds, TimeoutSeconds));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (TResource resource in InputObject) Watch(resource);
    }
}
