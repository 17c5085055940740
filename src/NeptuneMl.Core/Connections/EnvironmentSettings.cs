using System.Reflection;
using Amazon.Runtime.CredentialManagement;

namespace NeptuneMl.Core.Connections;

/// <summary>The environment variables that configure a connection, read for each new connection. The SDK caches their first values for the
/// process, but scripts change them between two calls.</summary>
internal sealed record EnvironmentSettings
{
    private static readonly PropertyInfo? s_credentialsFile = typeof(SharedCredentialsFile).GetProperty(
        nameof(SharedCredentialsFile.DefaultFilePath));
    private static readonly PropertyInfo? s_configFile = typeof(SharedCredentialsFile).GetProperty(
        nameof(SharedCredentialsFile.DefaultConfigFilePath));

    private static readonly string[] s_credentialVariables =
    [
        "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
        "AWS_ROLE_SESSION_NAME",
    ];

    private static readonly string[] s_otherVariables =
    [
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_NEPTUNEDATA", "AWS_ENDPOINT_URL_CLEANROOMSML", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT",
    ];

    private EnvironmentSettings()
    {
    }

    /// <summary>AWS_REGION, else AWS_DEFAULT_REGION, as the AWS CLI reads them.</summary>
    public string? Region { get; private init; }

    /// <summary>AWS_PROFILE.</summary>
    public string? ProfileName { get; private init; }

    /// <summary>AWS_ACCESS_KEY_ID.</summary>
    public string? AccessKeyId { get; private init; }

    /// <summary>NEPTUNEML_VIA, in place of -Via.</summary>
    public ConnectionSetting? Via { get; private init; }

    /// <summary>AWS_CA_BUNDLE, in place of -CertificateAuthority.</summary>
    public ConnectionSetting? CertificateAuthority { get; private init; }

    /// <summary>The hosts that are reached without a proxy: no_proxy, else NO_PROXY.</summary>
    public string? NoProxy { get; private init; }

    // A hash, only to compare: other credentials make another connection, and no secret is stored.
    private int CredentialsHash { get; init; }

    private string? CredentialsFile { get; init; }

    private string? ConfigFile { get; init; }

    private string Others { get; init; } = "";

    private ConnectionSetting? HttpProxy { get; init; }

    private ConnectionSetting? HttpsProxy { get; init; }

    public static EnvironmentSettings Read() => new()
    {
        Region = Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION"),
        ProfileName = Value("AWS_PROFILE"),
        AccessKeyId = Value("AWS_ACCESS_KEY_ID"),
        CredentialsHash = string.Join('\n', s_credentialVariables.Select(Value)).GetHashCode(StringComparison.Ordinal),
        CredentialsFile = Value("AWS_SHARED_CREDENTIALS_FILE"),
        ConfigFile = Value("AWS_CONFIG_FILE"),
        Others = string.Join('\n', s_otherVariables.Select(Value)),
        Via = First("Via", "NEPTUNEML_VIA"),
        CertificateAuthority = First("CertificateAuthority", "AWS_CA_BUNDLE"),
        // In a CGI process HTTP_PROXY is the Proxy header of the incoming request (httpoxy).
        HttpProxy = First("Proxy", "http_proxy")
            ?? (Value("GATEWAY_INTERFACE") is null ? First("Proxy", "HTTP_PROXY") : null)
            ?? First("Proxy", "all_proxy", "ALL_PROXY"),
        HttpsProxy = First("Proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
        NoProxy = Value("no_proxy") ?? Value("NO_PROXY"),
    };

    /// <summary>The proxies of the variables, or null when no variable sets one.</summary>
    public ProxyRules? Proxy() => HttpProxy is null && HttpsProxy is null
        ? null
        : new ProxyRules(
            HttpProxy is null ? null : ProxyAddress.Parse(HttpProxy), HttpsProxy is null ? null : ProxyAddress.Parse(HttpsProxy), NoProxy);

    /// <summary>These settings without those of the network, for a server of this process.</summary>
    public EnvironmentSettings WithoutNetwork() =>
        this with { Via = null, CertificateAuthority = null, HttpProxy = null, HttpsProxy = null, NoProxy = null };

    /// <summary>Sets the paths of the shared config and credentials files in the SDK, whose properties for them have private
    /// setters.</summary>
    public void UseSharedFiles()
    {
        string folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        s_credentialsFile?.SetValue(null, CredentialsFile ?? Path.Combine(folder, "credentials"));
        s_configFile?.SetValue(null, ConfigFile ?? Path.Combine(folder, "config"));
    }

    private static ConnectionSetting? First(string parameter, params string[] names) => names
        .Select(name => Value(name) is { } value ? new ConnectionSetting(parameter, name, value) : null)
        .FirstOrDefault(setting => setting is not null);

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
