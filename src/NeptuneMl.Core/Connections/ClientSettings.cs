using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Core.Connections;

/// <summary>Applies what a user said to an SDK client's configuration, and finds Region and credentials where nothing was said.</summary>
internal static partial class ClientSettings
{
    private static readonly TimeSpan s_defaultRequestTimeout = TimeSpan.FromSeconds(60);

    public static void Apply(ConnectionOptions options, ClientConfig config)
    {
        options.Environment.UseFiles();
        // Retry mode, attempts, and kinds of endpoints of the variables and the default profile, which the SDK reads once.
        FallbackInternalConfigurationFactory.Reset();
        config.HttpClientFactory = new ObservedClients(options.Environment.Proxy());
        config.Timeout = options.RequestTimeout ?? s_defaultRequestTimeout;
        config.ThrottleRetries = false;
        if ((options.ProfileName ?? options.Environment.ProfileName) is { } profile) config.Profile = new Profile(profile);
        if (options.AdaptiveRetries) config.RetryMode = RequestRetryMode.Adaptive;
        if (options.MaxAttempts is { } attempts) config.MaxErrorRetry = attempts - 1;
        // Retries over a connection that the service has closed would come on top of those.
        config.MaxStaleConnectionRetries = 0;
    }

    /// <summary>
    /// Gets the Region to sign for from the first of these that has one: -Region, the name of the endpoint, the session's variable, the
    /// profile of -ProfileName, the environment variables, the default profile. Returns null if none has. Does not call the instance metadata service.
    /// </summary>
    /// <param name="options">What the user said.</param>
    /// <param name="endpoint">The endpoint's address, or null when it follows from the Region.</param>
    /// <param name="label">The service's label in the names of its endpoints.</param>
    /// <param name="warnings">Gets what is doubtful about the Region.</param>
    public static string? FindRegion(ConnectionOptions options, Uri? endpoint, string label, ICollection<string> warnings)
    {
        string? ofEndpoint = endpoint is null ? null : Regions.Of(endpoint.Host, label);
        string? region = CheckedRegion(
            options.Region
                ?? ofEndpoint
                ?? options.SessionRegion
                ?? GivenProfile(options)?.Region?.SystemName
                ?? options.Environment.Region
                ?? ProfileNamed(options.Environment.ProfileName ?? ProfileCredentials.Default)?.Region?.SystemName);
        if (region is null || region.Equals(ofEndpoint, StringComparison.OrdinalIgnoreCase)) return region;

        if (ofEndpoint is not null)
            warnings.Add($"Requests to {endpoint!.Host} are signed for {region} as given with -Region, but the endpoint is in Region {ofEndpoint}.");
        if (!Regions.IsKnown(region))
            warnings.Add($"'{region}' is not a Region that this version of the module knows. The nearest known Regions are {Listed(Regions.NearestTo(region))}. Requests are signed for {region}.");
        return region;
    }

    private static string Listed(IReadOnlyList<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>The Region when it can be one: it becomes a part of host names and of signatures.</summary>
    public static string? CheckedRegion(string? region) => region is null || RegionName().IsMatch(region)
        ? region
        : throw Failures.InvalidParameter("Region", region, "must be the name of an AWS Region, such as us-east-1");

    public static NeptuneMLException RegionMissing(string service) => new($"No AWS Region is known for {service}.")
    {
        ErrorId = ErrorIds.RegionMissing,
        Service = service,
        ParameterName = "Region",
        RecommendedAction = "Give -Region, or set the environment variable AWS_REGION, or a region in the profile.",
    };

    public static (AWSCredentials Credentials, string Source) FindCredentials(ConnectionOptions options, string? region)
    {
        if (options.Unsigned) return (new AnonymousAWSCredentials(), "none (unsigned)");
        if (options.Credentials is { } given) return (CredentialInput.FromObject(given), options.CredentialSource ?? "given");
        if (options.ProfileName is { } name)
        {
            _ = GivenProfile(options);
            return (new SourcedCredentials(Of(() => ProfileCredentials.Of(name, "ProfileName", region)), TimeProvider.System), $"profile {name}");
        }

        // The keys that the variables hold now: another connection may be made with others before this one is used.
        return (
            new SourcedCredentials(Of(() => DefaultCredentials.Find(options.Environment.ProfileName, region)), TimeProvider.System, DefaultCredentials.OfVariables()),
            "default chain");

        Func<AWSCredentials> Of(Func<AWSCredentials> find) => () =>
        {
            options.Environment.UseFiles();
            return find();
        };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();

    private static CredentialProfile? GivenProfile(ConnectionOptions options) => options.ProfileName is { } name
        ? ProfileNamed(name) ?? throw ProfileCredentials.Unknown(name, "ProfileName")
        : null;

    private static CredentialProfile? ProfileNamed(string name) =>
        new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile) ? profile : null;
}
