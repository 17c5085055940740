using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>Removes the handlers that do nothing for this module from the runtime pipeline of an SDK client. Every handler wraps the call
/// in an async method of its own, which takes time in each call and JIT compilation in the first. The handlers that sign, retry, resolve
/// endpoints and credentials, unmarshal responses and map errors stay.</summary>
internal static class ShortPipeline
{
    public static void Shorten(RuntimePipeline pipeline)
    {
        // Measures times for SDK logging and telemetry, which only code that references this copy of the SDK can enable.
        RemoveAll<MetricsHandler>(pipeline);

        // Raise the events of the client, which have no subscribers.
        RemoveAll<CallbackHandler>(pipeline);
        RemoveAll<ErrorCallbackHandler>(pipeline);

        // Follows redirects, signed for the new address. ObservingHandler reports a redirect as an error.
        RemoveAll<RedirectHandler>(pipeline);

        // For operations with endpoint discovery, checksums or compressed bodies; neither service has any.
        RemoveAll<EndpointDiscoveryHandler>(pipeline);
        RemoveAll<ChecksumHandler>(pipeline);
        RemoveAll<CompressionHandler>(pipeline);
    }

    // Another version of the SDK may lack the handler, and RemoveHandler throws then.
    private static void RemoveAll<THandler>(RuntimePipeline pipeline)
        where THandler : IPipelineHandler
    {
        while (pipeline.EnumerateHandlers().Any(handler => handler.GetType() == typeof(THandler))) pipeline.RemoveHandler<THandler>();
    }
}
