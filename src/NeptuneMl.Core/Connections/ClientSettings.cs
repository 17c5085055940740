using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Connections;

/// <summary>Applies what a user said to an SDK client's configuration, and finds Region and credentials where nothing was said.</summary>
internal static partial class ClientSettings
{
    private static readonly TimeSpan s_defaultRequestTimeout = TimeSpan.FromSeconds(60);

    public static void Apply(ConnectionOptions options, ClientConfig config)
    {
        config.HttpClientFactory = new ObservedClients();
        config.Timeout = options.RequestTimeout ?? s_defaultRequestTimeout;
        config.ThrottleRetries = false;
        if (options.ProfileName is { } profile) config.Profile = new Profile(profile);
        if (options.AdaptiveRetries) config.RetryMode = RequestRetryMode.Adaptive;
        if (options.MaxAttempts is { } attempts) config.MaxErrorRetry = attempts - 1;
    }

    /// <summary>The Region said, of the profile, or of the environment; null when there is none. Does not ask the machine's metadata service.</summary>
    public static string? FindRegion(ConnectionOptions options) => CheckedRegion(
        options.Region
            ?? ProfileOf(options)?.Region?.SystemName
            ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName);

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

    public static (AWSCredentials Credentials, string Source) FindCredentials(ConnectionOptions options)
    {
        if (options.Unsigned) return (new AnonymousAWSCredentials(), "none (unsigned)");
        if (options.Credentials is { } given) return (CredentialInput.FromObject(given), "given");
        if (options.ProfileName is { } name)
        {
            _ = ProfileOf(options);
            return (
                new SourcedCredentials(() => OfProfile(options), $"Profile '{name}' was found but gives none that can be used.", TimeProvider.System),
                $"profile {name}");
        }

        return (
            new SourcedCredentials(
                // A resolver of its own each time: the SDK's common one remembers what it has found.
                () => new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(null),
                "The environment, the shared files, and this machine's own sources have none.", TimeProvider.System),
            "default chain");
    }

    private static AWSCredentials OfProfile(ConnectionOptions options)
    {
        CredentialProfile profile = ProfileOf(options)!;
        return profile.GetAWSCredentials(profile.CredentialProfileStore);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();

    private static CredentialProfile? ProfileOf(ConnectionOptions options)
    {
        if (options.ProfileName is not { } name) return null;
        if (new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile)) return profile;
        NeptuneMLException failure = new($"-ProfileName '{name}' is not a profile in the shared config or credentials file.")
        {
            ErrorId = ErrorIds.CredentialsMissing,
            ParameterName = "ProfileName",
            RecommendedAction = "Give the name of a profile of ~/.aws/config or ~/.aws/credentials, or of the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name.",
        };
        throw failure;
    }
}
