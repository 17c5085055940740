using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NeptuneMl.Core.Connections;

/// <summary>How the requests of a connection reach their servers: the address to dial, the proxy, and the trusted certificates.</summary>
internal sealed class NetworkPath
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);

    // The DNS name of a cluster endpoint moves to another address at failover; short-lived connections follow it.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    private readonly IWebProxy? _credentialProxy;
    private readonly ServerTrust _trust;

    private NetworkPath(HostAndPort? via, IWebProxy? proxy, IWebProxy? credentialProxy, ServerTrust trust)
    {
        Via = via;
        Proxy = proxy;
        _credentialProxy = credentialProxy;
        _trust = trust;
    }

    /// <summary>The address to dial instead of the endpoint's, or null.</summary>
    public HostAndPort? Via { get; }

    /// <summary>The proxy of the requests to the service, or null.</summary>
    public IWebProxy? Proxy { get; }

    /// <summary>The file with the trusted certificate authorities, or null for those of the system.</summary>
    public string? CertificateAuthority => _trust.Path;

    /// <summary>Reads the network settings of a connection. A parameter takes precedence over the environment variables, and the variable
    /// NEPTUNEML_VIA over those of proxies.</summary>
    /// <param name="options">The connection options.</param>
    /// <param name="allowsVia">Whether the variable NEPTUNEML_VIA applies to the service.</param>
    /// <exception cref="NeptuneMLException">A setting is not valid.</exception>
    public static NetworkPath Of(ConnectionOptions options, bool allowsVia)
    {
        EnvironmentSettings environment = options.Environment;
        ConnectionSetting? via = ConnectionSetting.OfParameter("Via", options.Via)
            ?? (allowsVia && options.Proxy is null ? environment.Via : null);
        IWebProxy? proxy, credentialProxy;
        if (ConnectionSetting.OfParameter("Proxy", options.Proxy) is { } specified)
        {
            ProxyAddress address = ProxyAddress.OfParameter(specified, options.ProxyCredential);
            proxy = new ProxyRules(address, address, null) { IsParameter = true };
            credentialProxy = new ProxyRules(address, address, environment.NoProxy) { IsParameter = true };
        }
        else
        {
            // Without variables, the proxy of the system. Linux has none; .NET would return values of variables that were removed.
            credentialProxy = environment.Proxy() ?? (OperatingSystem.IsLinux() ? null : HttpClient.DefaultProxy);
            proxy = via is null ? credentialProxy : null;
        }

        return new NetworkPath(
            via is null ? null : HostAndPort.OfVia(via), proxy, credentialProxy,
            ServerTrust.Of(
                ConnectionSetting.OfParameter("CertificateAuthority", options.CertificateAuthority) ?? environment.CertificateAuthority));
    }

    /// <summary>The proxy of the parameter or the variables for requests to an endpoint, without user name and password, or null.</summary>
    public Uri? ProxyOf(Uri endpoint) => (Proxy as ProxyRules)?.GetProxy(endpoint);

    /// <summary>The policy that verifies certificates, or null for that of the system.</summary>
    public X509ChainPolicy? ChainPolicy() => _trust.ChainPolicy();

    /// <summary>Creates the handler for requests to the service.</summary>
    public SocketsHttpHandler CreateHandler() => CreateHandler(Proxy);

    /// <summary>Creates the handler for requests to the services that issue credentials.</summary>
    public SocketsHttpHandler CreateCredentialHandler() => CreateHandler(_credentialProxy);

    private SocketsHttpHandler CreateHandler(IWebProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = s_connectTimeout,
        PooledConnectionLifetime = s_connectionLifetime,
        UseCookies = false,
        Proxy = proxy,
        UseProxy = proxy is not null,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = _trust.Verify,
            CertificateChainPolicy = _trust.ChainPolicy(),
        },
        // The services use no distributed trace context; without a propagator, .NET adds no handler for it.
        ActivityHeadersPropagator = null,
    };
}
