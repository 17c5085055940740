using System.Net;

namespace NeptuneMl.Core.Sdk;

/// <summary>Creates one HttpClient per connection, with <see cref="ObservingHandler"/> around the SocketsHttpHandler.</summary>
/// <param name="proxy">The proxy of the environment variables, or null.</param>
internal sealed class ObservedClients(IWebProxy? proxy) : HttpClientFactory
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);

    // The DNS name of a cluster endpoint moves to another address at failover; short-lived connections follow it.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            ConnectTimeout = s_connectTimeout,
            PooledConnectionLifetime = s_connectionLifetime,
            UseCookies = false,
            PlaintextStreamFilter = static (connection, _) => ValueTask.FromResult<Stream>(new CountingStream(connection.PlaintextStream)),
            // The services use no distributed trace context; without a propagator, .NET adds no handler for it.
            ActivityHeadersPropagator = null,
        };
        IWebProxy? effectiveProxy = clientConfig.GetWebProxy() ?? proxy;
        if (effectiveProxy is not null) sockets.Proxy = effectiveProxy;
        return new HttpClient(new ObservingHandler(sockets, effectiveProxy ?? HttpClient.DefaultProxy))
        {
            Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan,
        };
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
