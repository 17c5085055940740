using Amazon.Neptunedata;
using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>The SDK's client with a customized runtime pipeline.</summary>
internal sealed class NeptuneClient(
    AWSCredentials credentials,
    AmazonNeptunedataConfig config) : AmazonNeptunedataClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        ShortPipeline.Shorten(pipeline);
        BoundedRetries.AddTo(pipeline, Config);
        ErrorCodes.AddTo(pipeline);
        RetryAfterPause.AddTo(pipeline);
    }
}
