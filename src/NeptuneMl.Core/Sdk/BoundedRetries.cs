using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>The SDK's retry policies with a limit per call. The module may send a call to the SDK client again, after it looked up the
/// outcome or refreshed the credentials; all of these requests together stay within MaxAttempts.</summary>
internal static class BoundedRetries
{
    public static void AddTo(RuntimePipeline pipeline, IClientConfig config) => pipeline.ReplaceHandler<RetryHandler>(
        new RetryHandler(
            config.RetryMode == RequestRetryMode.Adaptive ?
                new BoundedAdaptiveRetryPolicy(config) :
                new BoundedStandardRetryPolicy(config)));

    private sealed class BoundedStandardRetryPolicy(IClientConfig config) : StandardRetryPolicy(config)
    {
        public override bool RetryLimitReached(IExecutionContext executionContext) =>
            base.RetryLimitReached(executionContext) || CallTrace.Current is { IsExhausted: true };
    }

    private sealed class BoundedAdaptiveRetryPolicy(IClientConfig config) : AdaptiveRetryPolicy(config)
    {
        public override bool RetryLimitReached(IExecutionContext executionContext) =>
            base.RetryLimitReached(executionContext) || CallTrace.Current is { IsExhausted: true };
    }
}
