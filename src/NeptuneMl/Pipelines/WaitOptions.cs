namespace NeptuneMl.Pipelines;

/// <summary>The options of a wait.</summary>
/// <param name="PollInterval">-PollSeconds; null for the default schedule.</param>
/// <param name="Timeout">-TimeoutSeconds; null for no timeout.</param>
/// <param name="Heartbeat">-HeartbeatSeconds.</param>
/// <param name="OnTransition">-OnTransition, or null.</param>
internal readonly record struct WaitOptions(TimeSpan? PollInterval, TimeSpan? Timeout, TimeSpan Heartbeat, ScriptBlock? OnTransition)
{
    /// <summary>The default of -HeartbeatSeconds.</summary>
    public const double HeartbeatSeconds = 300;

    public static WaitOptions FromSeconds(
        double pollSeconds, double timeoutSeconds, double heartbeatSeconds = HeartbeatSeconds, ScriptBlock? onTransition = null) => new(
        pollSeconds > 0 ? TimeSpan.FromSeconds(pollSeconds) : null, timeoutSeconds > 0 ? TimeSpan.FromSeconds(timeoutSeconds) : null,
        TimeSpan.FromSeconds(heartbeatSeconds), onTransition);
}
