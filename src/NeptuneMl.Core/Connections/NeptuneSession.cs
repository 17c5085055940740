using Amazon.Neptunedata;

namespace NeptuneMl.Core.Connections;

/// <summary>The SDK client and the credentials behind a <see cref="NeptuneMLConnection"/>.</summary>
internal sealed class NeptuneSession : ServiceSession
{
    public const string Name = "Neptune ML";

    private const string HostLabel = "neptune";

    private NeptuneMLConnection? _connection;

    private NeptuneSession(IAmazonNeptunedata client, AWSCredentials credentials, ConnectionOptions options)
        : base(client, credentials, options)
    {
    }

    public override string ServiceName => Name;

    public override NeptuneMLConnection Connection => _connection!;

    public static NeptuneSession Of(NeptuneMLConnection? connection) => Of<NeptuneSession>(connection, "Connect-NeptuneML");

    public static NeptuneMLConnection Open(ConnectionOptions options)
    {
        _ = HttpWarmUp.Begin();
        AmazonNeptunedataConfig config = new();
        NetworkPath network = NetworkPath.Of(options, allowsVia: true);
        ClientSettings.Apply(options, config, network);

        Uri endpoint = options.EndpointUrl is { } url ? EndpointAddress.Neptune(url)
            : config.ServiceURL is { Length: > 0 } configured ? EndpointAddress.RequireCluster(new Uri(configured))
            : throw EndpointMissing();
        List<string> warnings = [];
        string? region = options.Unsigned
            ? ClientSettings.CheckedRegion(options.Region)
            : ClientSettings.FindRegion(options, endpoint, HostLabel, warnings);
        if (region is null && !options.Unsigned) throw ClientSettings.RegionMissing(Name);
        (AWSCredentials credentials, string source) = ClientSettings.FindCredentials(options, region, network);

        config.ServiceURL = endpoint.ToString();
        if (region is not null) config.AuthenticationRegion = region;
        // With an explicit port: the default port of the scheme would be read as no port, and replaced by 8182.
        string address = endpoint.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.StrongPort | UriComponents.Path, UriFormat.UriEscaped);
        NeptuneSession session = new(
            new NeptuneClient(credentials, config), credentials, options with { EndpointUrl = address, CredentialSource = source });
        return session._connection = new NeptuneMLConnection
        {
            Name = options.Name,
            EndpointUrl = endpoint,
            Region = region,
            ProfileName = options.ProfileName,
            CredentialSource = source,
            IsSigned = !options.Unsigned,
            Via = network.Via is { } via ? $"{via with { Port = via.Port ?? endpoint.Port }}" : null,
            Proxy = network.ProxyOf(endpoint),
            CertificateAuthority = network.CertificateAuthority,
            Session = session,
            Warnings = warnings,
        };
    }

    private static NeptuneMLException EndpointMissing() => new(
        "No cluster endpoint is configured. Every Neptune cluster has its own endpoint.")
    {
        ErrorId = ErrorIds.EndpointMissing,
        Service = Name,
        ParameterName = "EndpointUrl",
        RecommendedAction = "Specify -EndpointUrl, run Connect-NeptuneML first, "
            + "or set the environment variable AWS_ENDPOINT_URL_NEPTUNEDATA.",
    };
}
