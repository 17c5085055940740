using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Takes out of an SDK client's pipeline what does nothing for this module. Every handler is an asynchronous method of its
/// own around all that follow: it costs each call a little, and the first call the compilation of its generics.
/// What signs, retries, resolves endpoints and credentials, reads answers and maps errors stays the SDK's.
/// </summary>
internal static class ShortPipeline
{
    public static void Shorten(RuntimePipeline pipeline)
    {
        // Times the call for a log and a telemetry provider. Only code that holds this copy of the SDK could ask for either.
        RemoveAll<MetricsHandler>(pipeline);

        // Raise the client's events, to which nobody subscribes.
        RemoveAll<CallbackHandler>(pipeline);
        RemoveAll<ErrorCallbackHandler>(pipeline);

        // Would send a request on, signed anew, to wherever an answer points, if the layer below did not make an error of it first.
        RemoveAll<RedirectHandler>(pipeline);

        // For operations with endpoint discovery, checksums or compressed bodies, of which neither service has one.
        RemoveAll<EndpointDiscoveryHandler>(pipeline);
        RemoveAll<ChecksumHandler>(pipeline);
        RemoveAll<CompressionHandler>(pipeline);
    }

    // Another version of the SDK may have fewer of them.
    private static void RemoveAll<THandler>(RuntimePipeline pipeline)
        where THandler : IPipelineHandler
    {
        while (pipeline.EnumerateHandlers().Any(handler => handler.GetType() == typeof(THandler))) pipeline.RemoveHandler<THandler>();
    }
}
