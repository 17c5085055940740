using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace NeptuneMl.Bench;

/// <summary>
/// The names of the methods that the runtime compiles while this is alive. PowerShell loads this assembly to find out what
/// an import and a first call still compile; see <c>measures/jit-methods.ps1</c>.
/// </summary>
public sealed class JitLog : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const string MethodCompiled = "MethodLoadVerbose";

    // The base class calls OnEventSourceCreated, and may deliver events, before this class's own fields would be set.
    private static readonly ConcurrentQueue<string> s_methods = new();

    /// <summary>The methods so far, in the order of their compilation: namespace, type, name and signature.</summary>
    public static IReadOnlyCollection<string> Methods => [.. s_methods];

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        if (eventSource.Name == Runtime)
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.EventName?.StartsWith(MethodCompiled, StringComparison.Ordinal) != true
            || eventData.Payload is not { Count: > 8 } payload)
        {
            return;
        }

        s_methods.Enqueue($"{payload[6]}.{payload[7]} {payload[8]}");
    }
}
