using System.Net;
using System.Security;

namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that makes a connection, keeps it as the session's default and emits it. Nothing is sent yet.</summary>
public abstract class ConnectCommand : PSCmdlet
{
    private const int LongestName = 64;

    private protected ConnectCommand() { }

    /// <summary>The name of the connection in the session: 1 to 64 letters, digits, dots, hyphens and underscores. A connection of the same
    /// name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string? Name { get; set; }

    /// <summary>The AWS Region to sign for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? Credential { get; set; }

    /// <summary>The session token that belongs to temporary keys in -Credential.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? SessionToken { get; set; }

    /// <summary>How often a request may be sent: 1 to 20. By default 3, as the SDK's standard mode does.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int MaxAttempts { get; set; }

    /// <summary>How retries are paced: Standard, or Adaptive, which slows down by itself when throttled. By default Standard.</summary>
    [Parameter]
    [ValidateSet("Standard", "Adaptive")]
    public string RetryMode { get; set; } = "Standard";

    /// <summary>Seconds that one request may take: 1 to 3600. By default 60.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int RequestTimeoutSeconds { get; set; } = 60;

    /// <summary>The proxy for requests to the service and for those that fetch credentials, as URL with http, https or socks5. By default
    /// that of the environment variables.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProxyCompleter))]
    public string? Proxy { get; set; }

    /// <summary>The user name and the password for the proxy in -Proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>A PEM file with the certificate authorities to trust instead of those of the system. By default
    /// <c>AWS_CA_BUNDLE</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateAuthority { get; set; }

    /// <summary>Does not make it the session's default.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    private protected ConnectionOptions Options(string? endpointUrl) => new()
    {
        EndpointUrl = endpointUrl,
        Name = CheckedName(),
        Region = Region,
        SessionRegion = SessionVariables.Read(this, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = CredentialsOrNull() ?? (ProfileName is null ? SessionVariables.Read(this, SessionVariables.Credentials) : null),
        AdaptiveRetries = RetryMode.Equals("Adaptive", StringComparison.OrdinalIgnoreCase),
        MaxAttempts = MaxAttempts > 0 ? MaxAttempts : null,
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
        Proxy = Proxy,
        ProxyCredential = ProxyCredentialOrNull(),
        CertificateAuthority = CertificateAuthority is null ? null : PathOf(CertificateAuthority),
    };

    /// <summary>Opens the connection, adds it to the session and writes it.</summary>
    private protected void Open<TConnection>(Func<TConnection> open)
        where TConnection : ServiceConnection
    {
        try
        {
            TConnection connection = ConnectionWarnings.Write(this, open());
            SessionDefaults.Current.Of<TConnection>().Add(connection, isDefault: !NoDefault);
            WriteObject(connection);
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure, null));
        }
    }

    // The characters of wildcards and addresses would make a name ambiguous for -Connection.
    private string? CheckedName() =>
        Name is null || Name.Length <= LongestName && Name.All(symbol => char.IsLetterOrDigit(symbol) || symbol is '.' or '-' or '_')
            ? Name
            : throw Failures.InvalidParameter(nameof(Name), Name, "must have 1 to 64 letters, digits, dots, hyphens and underscores");

    private NetworkCredential? ProxyCredentialOrNull() => ProxyCredential is not null && Proxy is null
        ? throw Failures.InvalidParameter(nameof(ProxyCredential), null, "requires -Proxy")
        : ProxyCredential?.GetNetworkCredential();

    private string PathOf(string path)
    {
        try
        {
            string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.Name == "FileSystem") return file;
        }
        catch (Exception exception) when (exception is RuntimeException or ArgumentException or NotSupportedException)
        {
            // The drive or the provider does not exist, or the path is malformed.
        }

        throw Failures.InvalidParameter(nameof(CertificateAuthority), path, "must be the path of a file");
    }

    private object? CredentialsOrNull()
    {
        if (Credential?.BaseObject is PSCredential credential) return AccessKeys.ToSdkCredentials(credential, SessionToken);
        if (SessionToken is not null)
            throw Failures.InvalidParameter(nameof(SessionToken), null, "requires -Credential with a PSCredential");
        return Credential?.BaseObject;
    }
}
