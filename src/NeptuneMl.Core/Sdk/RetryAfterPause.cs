using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Holds back the next attempt as long as the last response asked for. The SDK's own backoff counts towards it. The attempt is signed
/// afterwards, and the wait does not count towards its time limit.
/// </summary>
internal sealed class RetryAfterPause : PipelineHandler
{
    public static void AddTo(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<RetryHandler>(new RetryAfterPause());

    // Without an async method of its own for the calls that have nothing to wait for.
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        CallTrace.Current is { NextAttempt: { } time } trace && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), time) is { Ticks: > 0 } pause
            ? InvokeAfterAsync<T>(executionContext, trace, pause)
            : base.InvokeAsync<T>(executionContext);

    private async Task<T> InvokeAfterAsync<T>(IExecutionContext executionContext, CallTrace trace, TimeSpan pause)
        where T : AmazonWebServiceResponse, new()
    {
        await Task.Delay(pause, trace.CancellationToken).ConfigureAwait(false);
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }
}
