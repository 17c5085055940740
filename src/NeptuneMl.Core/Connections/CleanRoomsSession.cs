using Amazon;
using Amazon.CleanRoomsML;

namespace NeptuneMl.Core.Connections;

/// <summary>The SDK client and the credentials behind a <see cref="CleanRoomsMLConnection"/>.</summary>
internal sealed class CleanRoomsSession : ServiceSession
{
    public const string Name = "Clean Rooms ML";

    private const string HostLabel = "cleanrooms-ml";

    private CleanRoomsMLConnection? _connection;

    private CleanRoomsSession(IAmazonCleanRoomsML client, AWSCredentials credentials, ConnectionOptions options)
        : base(client, credentials, options)
    {
    }

    public override string ServiceName => Name;

    public override string? ResourceRegion => Connection.Region;

    public override CleanRoomsMLConnection Connection => _connection!;

    public static CleanRoomsSession Of(CleanRoomsMLConnection? connection) => Of<CleanRoomsSession>(connection, "Connect-CleanRoomsML");

    public static CleanRoomsMLConnection Open(ConnectionOptions options)
    {
        _ = HttpWarmUp.Begin();
        AmazonCleanRoomsMLConfig config = new();
        NetworkPath network = NetworkPath.Of(options, allowsVia: false);
        ClientSettings.Apply(options, config, network);

        string? endpoint = options.EndpointUrl is { } url ? EndpointAddress.CleanRooms(url).ToString() : config.ServiceURL;
        List<string> warnings = [];
        string region = ClientSettings.FindRegion(options, endpoint is { Length: > 0 } ? new Uri(endpoint) : null, HostLabel, warnings)
            ?? throw ClientSettings.RegionMissing(Name);
        (AWSCredentials credentials, string source) = ClientSettings.FindCredentials(options, region, network);
        if (endpoint is { Length: > 0 })
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        CleanRoomsClient client = new(credentials, config);
        CleanRoomsSession session = new(client, credentials, options with { EndpointUrl = endpoint, CredentialSource = source });
        Amazon.Runtime.Endpoints.Endpoint resolved = client.DetermineServiceOperationEndpoint(
            new Amazon.CleanRoomsML.Model.ListTrainingDatasetsRequest());
        return session._connection = new CleanRoomsMLConnection
        {
            Name = options.Name,
            MembershipIdentifier = options.MembershipIdentifier,
            EndpointUrl = new Uri(resolved.URL),
            Region = region,
            ProfileName = options.ProfileName,
            CredentialSource = source,
            Proxy = network.ProxyOf(new Uri(resolved.URL)),
            CertificateAuthority = network.CertificateAuthority,
            Session = session,
            Warnings = warnings,
        };
    }
}
