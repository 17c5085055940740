using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;

namespace NeptuneMl.Core.Connections;

/// <summary>Configures an SDK client from the connection options, and resolves the Region and the credentials that they leave
/// out.</summary>
internal static partial class ClientSettings
{
    private static readonly TimeSpan s_defaultRequestTimeout = TimeSpan.FromSeconds(60);

    public static void Apply(ConnectionOptions options, ClientConfig config, NetworkPath network)
    {
        options.Environment.UseSharedFiles();
        // The SDK caches retry mode, attempts and endpoint settings of the environment variables and the default profile.
        FallbackInternalConfigurationFactory.Reset();
        CredentialClients.Register();
        config.HttpClientFactory = new ObservedClients(network);
        config.Timeout = options.RequestTimeout ?? s_defaultRequestTimeout;
        config.ThrottleRetries = false;
        if ((options.ProfileName ?? options.Environment.ProfileName) is { } profile) config.Profile = new Profile(profile);
        if (options.AdaptiveRetries) config.RetryMode = RequestRetryMode.Adaptive;
        if (options.MaxAttempts is { } attempts) config.MaxErrorRetry = attempts - 1;
        // The SDK would retry over a stale connection in addition to MaxErrorRetry.
        config.MaxStaleConnectionRetries = 0;
    }

    /// <summary>
    /// Resolves the Region to sign for. The first of these that has one counts: -Region, the host name of the endpoint, the session
    /// variable of Set-DefaultAWSRegion, the profile of -ProfileName, the environment variables, the default profile. Null if none has one.
    /// Does not call the instance metadata service.
    /// </summary>
    /// <param name="options">The connection options.</param>
    /// <param name="endpoint">The endpoint's URL, or null when it is derived from the Region.</param>
    /// <param name="label">The service's label in the host names of its endpoints.</param>
    /// <param name="warnings">Receives warnings about the Region.</param>
    public static string? FindRegion(ConnectionOptions options, Uri? endpoint, string label, ICollection<string> warnings)
    {
        string? endpointRegion = endpoint is null ? null : Regions.Of(endpoint.Host, label);
        string? region = CheckedRegion(
            options.Region
                ?? endpointRegion
                ?? options.SessionRegion
                ?? SpecifiedProfile(options)?.Region?.SystemName
                ?? options.Environment.Region
                ?? FindProfile(options.Environment.ProfileName ?? ProfileCredentials.Default)?.Region?.SystemName);
        if (region is null || region.Equals(endpointRegion, StringComparison.OrdinalIgnoreCase)) return region;

        if (endpointRegion is not null)
        {
            warnings.Add(
                $"Requests to {endpoint!.Host} are signed for {region}, the value of -Region, "
                + $"but the endpoint is in Region {endpointRegion}.");
        }

        if (!Regions.IsKnown(region))
        {
            warnings.Add(
                $"'{region}' is not a Region that this version of the module recognizes. "
                + $"Similar Regions are {Listed(Regions.NearestTo(region))}. Requests are signed for {region}.");
        }

        return region;
    }

    /// <summary>Validates the format of a Region, because it becomes a part of host names and of signatures.</summary>
    public static string? CheckedRegion(string? region) => region is null || RegionName().IsMatch(region)
        ? region
        : throw Failures.InvalidParameter("Region", region, "must be the name of an AWS Region, such as us-east-1");

    public static NeptuneMLException RegionMissing(string service) => new($"No AWS Region is configured for {service}.")
    {
        ErrorId = ErrorIds.RegionMissing,
        Service = service,
        ParameterName = "Region",
        RecommendedAction = "Specify -Region, set the environment variable AWS_REGION, or add a region to the profile.",
    };

    public static (AWSCredentials Credentials, string Source) FindCredentials(
        ConnectionOptions options, string? region, NetworkPath? network = null)
    {
        if (options.Unsigned) return (new AnonymousAWSCredentials(), "none (unsigned)");
        if (options.Credentials is { } specified) return (CredentialInput.FromObject(specified), options.CredentialSource ?? "given");
        if (options.ProfileName is { } name)
        {
            _ = SpecifiedProfile(options);
            return (
                new SourcedCredentials(WithSharedFiles(() => ProfileCredentials.Of(name, "ProfileName", region)), TimeProvider.System)
                {
                    Network = network,
                },
                $"profile {name}");
        }

        // Reads the environment variables now: a script may change them for another connection before it uses this one.
        return (
            new SourcedCredentials(
                WithSharedFiles(() => DefaultCredentials.Find(options.Environment.ProfileName, region)), TimeProvider.System,
                DefaultCredentials.FromEnvironmentVariables())
            {
                Network = network,
            },
            "default chain");

        Func<AWSCredentials> WithSharedFiles(Func<AWSCredentials> find) => () =>
        {
            options.Environment.UseSharedFiles();
            return find();
        };
    }

    private static string Listed(IReadOnlyList<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();

    private static CredentialProfile? SpecifiedProfile(ConnectionOptions options) => options.ProfileName is { } name
        ? FindProfile(name) ?? throw ProfileCredentials.NotFound(name, "ProfileName")
        : null;

    private static CredentialProfile? FindProfile(string name) =>
        new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile) ? profile : null;
}
