using Amazon;
using Amazon.CleanRoomsML;
using Amazon.Runtime;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Core.Connections;

/// <summary>The session behind a <see cref="CleanRoomsMLConnection"/>.</summary>
internal sealed class CleanRoomsSession : ServiceSession<IAmazonCleanRoomsML>
{
    public const string Name = "Clean Rooms ML";

    private CleanRoomsSession(IAmazonCleanRoomsML client, AWSCredentials credentials) : base(client, credentials)
    {
    }

    public override string ServiceName => Name;

    /// <summary>The handle that scripts hold; set once, when it is made.</summary>
    public CleanRoomsMLConnection Connection { get; private set; } = null!;

    public static CleanRoomsSession Of(CleanRoomsMLConnection? connection) => Behind<CleanRoomsSession>(connection, "Connect-CleanRoomsML");

    public static CleanRoomsMLConnection Open(ConnectionOptions options)
    {
        _ = HttpWarmUp.Begin();
        AmazonCleanRoomsMLConfig config = new();
        ClientSettings.Apply(options, config);

        string region = ClientSettings.FindRegion(options) ?? throw ClientSettings.RegionMissing(Name);
        (AWSCredentials credentials, string source) = ClientSettings.FindCredentials(options);
        string? endpoint = options.EndpointUrl is { } given ? EndpointAddress.CleanRooms(given).ToString() : config.ServiceURL;
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
        CleanRoomsSession session = new(client, credentials);
        session.Connection = new CleanRoomsMLConnection
        {
            EndpointUrl = new Uri(client.DetermineServiceOperationEndpoint(new Amazon.CleanRoomsML.Model.ListTrainingDatasetsRequest()).URL),
            Region = region,
            ProfileName = options.ProfileName,
            CredentialSource = source,
            Session = session,
        };
        return session.Connection;
    }
}
