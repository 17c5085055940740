using Amazon;
using Amazon.CleanRoomsML;
using Amazon.Runtime;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Core.Connections;

/// <summary>The session behind a <see cref="CleanRoomsMLConnection"/>.</summary>
internal sealed class CleanRoomsSession : ServiceSession<IAmazonCleanRoomsML>
{
    public const string Name = "Clean Rooms ML";

    private const string HostLabel = "cleanrooms-ml";

    private CleanRoomsSession(IAmazonCleanRoomsML client, AWSCredentials credentials, ConnectionOptions options) : base(client, credentials, options)
    {
    }

    public override string ServiceName => Name;

    protected override string? ResourceRegion => Connection.Region;

    /// <summary>The handle that scripts hold; set once, when it is made.</summary>
    public CleanRoomsMLConnection Connection { get; private set; } = null!;

    /// <summary>The options of this connection, with what was given for one call in the place of what that replaces.</summary>
    public ConnectionOptions With(ConnectionOptions given) => With(given, Connection.Region);

    public static CleanRoomsSession Of(CleanRoomsMLConnection? connection) => SessionOf<CleanRoomsSession>(connection, "Connect-CleanRoomsML");

    public static CleanRoomsMLConnection Open(ConnectionOptions options)
    {
        _ = HttpWarmUp.Begin();
        AmazonCleanRoomsMLConfig config = new();
        ClientSettings.Apply(options, config);

        string? endpoint = options.EndpointUrl is { } given ? EndpointAddress.CleanRooms(given).ToString() : config.ServiceURL;
        List<string> warnings = [];
        string region = ClientSettings.FindRegion(options, endpoint is { Length: > 0 } ? new Uri(endpoint) : null, HostLabel, warnings)
            ?? throw ClientSettings.RegionMissing(Name);
        (AWSCredentials credentials, string source) = ClientSettings.FindCredentials(options, region);
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
        session.Connection = new CleanRoomsMLConnection
        {
            EndpointUrl = new Uri(client.DetermineServiceOperationEndpoint(new Amazon.CleanRoomsML.Model.ListTrainingDatasetsRequest()).URL),
            Region = region,
            ProfileName = options.ProfileName,
            CredentialSource = source,
            Session = session,
            Warnings = warnings,
        };
        return session.Connection;
    }
}
