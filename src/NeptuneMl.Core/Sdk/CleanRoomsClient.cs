using Amazon.CleanRoomsML;
using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>The SDK's client with a customized runtime pipeline.</summary>
internal sealed class CleanRoomsClient(
    AWSCredentials credentials,
    AmazonCleanRoomsMLConfig config) : AmazonCleanRoomsMLClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ShortPipeline.Shorten(pipeline);
        BoundedRetries.AddTo(pipeline, Config);
        ErrorCodes.AddTo(pipeline);
        RepeatedQueryKeys.AddTo(pipeline);
        RetryAfterPause.AddTo(pipeline);
    }
}
