namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that waits for piped resources.</summary>
/// <typeparam name="TResource">The class of the resources.</typeparam>
public abstract class WaitCommand<TResource> : PipelineCommand
    where TResource : MLResource
{
    private protected WaitCommand() { }

    /// <summary>The resources to wait for: results, copies of them, or their ids or ARNs. A result is polled over the connection that it came
    /// from, an id over the session's default connection.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object[] InputObject { get; set; } = [];

    /// <summary>Seconds between two polls: 0.05 to 3600. By default 1, growing to 30.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the work continues. By default there is no limit.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>Seconds between two verbose lines about the running work while nothing changes: 1 to 86,400. By default 300.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(1, 86_400)]
    public double HeartbeatSeconds { get; set; } = WaitOptions.HeartbeatSeconds;

    /// <summary>A script block to run for each state change while waiting, with the resource in <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnTransition { get; set; }

    /// <summary>What -InputObject must be.</summary>
    private protected abstract string Rule { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        Calls.PrepareToWait(WaitOptions.FromSeconds(PollSeconds, TimeoutSeconds, HeartbeatSeconds, OnTransition));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object item in InputObject)
        {
            switch (ParameterConversion.Unwrap(item))
            {
                case TResource resource:
                    Calls.WaitFor(resource);
                    break;
                case string key when !ParameterConversion.IsEmpty(key):
                    WaitForKey(key);
                    break;
                default:
                    Report(Failures.InvalidParameter(nameof(InputObject), null, $"{Rule}, not {ScalarConversion.Describe(item)}"), item);
                    break;
            }
        }
    }

    /// <summary>Finds what has an id or ARN, and waits for it.</summary>
    private protected abstract void WaitForKey(string key);
}
