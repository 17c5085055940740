namespace NeptuneMl.Pipelines;

/// <summary>How to wait for jobs.</summary>
internal readonly record struct WaitOptions(TimeSpan? Poll, TimeSpan? Timeout)
{
    public static WaitOptions Of(double pollSeconds, double timeoutSeconds) => new(
        pollSeconds > 0 ? TimeSpan.FromSeconds(pollSeconds) : null, timeoutSeconds > 0 ? TimeSpan.FromSeconds(timeoutSeconds) : null);
}
