using Amazon.Neptunedata;
using Amazon.Runtime;

namespace NeptuneMl.Core.Connections;

/// <summary>The session behind a <see cref="NeptuneMLConnection"/>.</summary>
internal sealed class NeptuneSession : ServiceSession<IAmazonNeptunedata>
{
    public const string Name = "Neptune ML";

    private NeptuneSession(IAmazonNeptunedata client, AWSCredentials credentials) : base(client, credentials)
    {
    }

    public override string ServiceName => Name;

    /// <summary>The handle that scripts hold; set once, when it is made.</summary>
    public NeptuneMLConnection Connection { get; private set; } = null!;

    public static NeptuneSession Of(NeptuneMLConnection? connection) => Behind<NeptuneSession>(connection, "Connect-NeptuneML");

    public static NeptuneMLConnection Open(ConnectionOptions options)
    {
        _ = HttpWarmUp.Begin();
        AmazonNeptunedataConfig config = new();
        ClientSettings.Apply(options, config);

        Uri endpoint = options.EndpointUrl is { } given ? EndpointAddress.Neptune(given)
            : config.ServiceURL is { Length: > 0 } configured ? new Uri(configured)
            : throw EndpointMissing();
        string? region = options.Unsigned
            ? ClientSettings.CheckedRegion(options.Region)
            : ClientSettings.FindRegion(options with { Region = options.Region ?? EndpointAddress.RegionOf(endpoint) });
        if (region is null && !options.Unsigned) throw ClientSettings.RegionMissing(Name);
        (AWSCredentials credentials, string source) = ClientSettings.FindCredentials(options);

        config.ServiceURL = endpoint.ToString();
        if (region is not null) config.AuthenticationRegion = region;
        NeptuneSession session = new(new NeptuneClient(credentials, config), credentials);
        session.Connection = new NeptuneMLConnection
        {
            EndpointUrl = endpoint,
            Region = region,
            ProfileName = options.ProfileName,
            CredentialSource = source,
            IsSigned = !options.Unsigned,
            Session = session,
        };
        return session.Connection;
    }

    private static NeptuneMLException EndpointMissing() => new("No cluster endpoint is known: Neptune has no common address, every cluster has its own.")
    {
        ErrorId = ErrorIds.EndpointMissing,
        Service = Name,
        ParameterName = "EndpointUrl",
        RecommendedAction = "Give -EndpointUrl, call Connect-NeptuneML first, or set the environment variable AWS_ENDPOINT_URL_NEPTUNEDATA.",
    };
}
