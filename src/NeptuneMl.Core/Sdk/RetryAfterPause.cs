using System.Diagnostics;
using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>Delays a retry until the time of the Retry-After header of the last response. The SDK's own backoff counts towards the delay.
/// The request is signed after the delay, which does not count towards the request timeout.</summary>
internal sealed class RetryAfterPause : PipelineHandler
{
    public static void AddTo(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<RetryHandler>(new RetryAfterPause());

    // Not async, so that calls without a delay allocate no state machine.
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        CallTrace.Current is { NextAttempt: { } time } trace
        && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), time) is { Ticks: > 0 } pause
            ? InvokeAfterAsync<T>(executionContext, trace, pause)
            : base.InvokeAsync<T>(executionContext);

    private async Task<T> InvokeAfterAsync<T>(IExecutionContext executionContext, CallTrace trace, TimeSpan pause)
        where T : AmazonWebServiceResponse, new()
    {
        await Task.Delay(pause, trace.CancellationToken).ConfigureAwait(false);
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }
}
