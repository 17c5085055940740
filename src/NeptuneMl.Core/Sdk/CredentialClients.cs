using Amazon;

namespace NeptuneMl.Core.Sdk;

/// <summary>Creates the HTTP clients of the SDK's credential sources, which call AWS STS and IAM Identity Center. They use the proxy and the
/// certificate authorities of the connection that needs the credentials. The SDK has no other way to specify them for every
/// source.</summary>
internal sealed class CredentialClients : HttpClientFactory
{
    private static readonly AsyncLocal<NetworkPath?> s_network = new();

    private CredentialClients()
    {
    }

    /// <summary>The network settings of the connection whose credentials this call resolves, or null.</summary>
    public static NetworkPath? Network
    {
        get => s_network.Value;
        set => s_network.Value = value;
    }

    /// <summary>Makes this the factory of all SDK clients that have none of their own.</summary>
    public static void Register() => AWSConfigs.HttpClientFactory ??= new CredentialClients();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        NetworkPath network = Network ?? NetworkPath.Of(new ConnectionOptions(), allowsVia: false);
        HttpClient client = new(network.CreateCredentialHandler());
        if (clientConfig.Timeout is { } timeout) client.Timeout = timeout;
        return client;
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
