namespace NeptuneMl.Core.Sdk;

/// <summary>Creates one HttpClient per connection, with <see cref="ObservingHandler"/> around the SocketsHttpHandler.</summary>
/// <param name="network">The network settings of the connection.</param>
internal sealed class ObservedClients(NetworkPath network) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        SocketsHttpHandler sockets = network.CreateHandler();
        sockets.PlaintextStreamFilter =
            static (connection, _) => ValueTask.FromResult<Stream>(new CountingStream(connection.PlaintextStream));
        HttpMessageHandler handler = network.Via is { } via ? new ViaHandler(sockets, via) : sockets;
        return new HttpClient(new ObservingHandler(handler, network.Proxy))
        {
            Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan,
        };
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
