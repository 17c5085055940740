using System.Net;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Sdk;

/// <summary>One HTTP client a connection, with <see cref="ObservingHandler"/> around the sockets.</summary>
/// <param name="proxy">The proxy of the environment variables, or null.</param>
internal sealed class ObservedClients(IWebProxy? proxy) : HttpClientFactory
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);

    // A cluster's name moves to another address at failover: connections are renewed often enough to follow it.
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
            // The service takes no trace context, and a handler less is in the way of each call.
            ActivityHeadersPropagator = null,
        };
        IWebProxy? chosen = clientConfig.GetWebProxy() ?? proxy;
        if (chosen is not null) sockets.Proxy = chosen;
        return new HttpClient(new ObservingHandler(sockets, chosen ?? HttpClient.DefaultProxy)) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
