namespace NeptuneMl.Pipelines;

/// <summary>The polling options of -PollSeconds and -TimeoutSeconds; null for the default schedule and for no timeout.</summary>
internal readonly record struct WaitOptions(TimeSpan? PollInterval, TimeSpan? Timeout)
{
    public static WaitOptions FromSeconds(double pollSeconds, double timeoutSeconds) => new(
        pollSeconds > 0 ? TimeSpan.FromSeconds(pollSeconds) : null, timeoutSeconds > 0 ? TimeSpan.FromSeconds(timeoutSeconds) : null);
}
