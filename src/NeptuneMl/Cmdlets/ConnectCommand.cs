using System.Security;

namespace NeptuneMl.Cmdlets;

/// <summary>A cmdlet that makes a connection, keeps it as the session's default and emits it. Nothing is sent yet.</summary>
public abstract class ConnectCommand : PSCmdlet
{
    private protected ConnectCommand() { }

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
    public PSObject? Credential { get; set; }

    /// <summary>The session token that belongs to temporary keys in -Credential.</summary>
    [Parameter]
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

    /// <summary>Does not make it the session's default.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    private protected ConnectionOptions Options(string? endpointUrl) => new()
    {
        EndpointUrl = endpointUrl,
        Region = Region,
        SessionRegion = SessionVariables.Read(this, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = CredentialsOrNull() ?? (ProfileName is null ? SessionVariables.Read(this, SessionVariables.Credentials) : null),
        AdaptiveRetries = RetryMode.Equals("Adaptive", StringComparison.OrdinalIgnoreCase),
        MaxAttempts = MaxAttempts > 0 ? MaxAttempts : null,
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
    };

    private protected TConnection Open<TConnection>(Func<TConnection> open)
        where TConnection : ServiceConnection
    {
        try
        {
            return ConnectionWarnings.Write(this, open());
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure, null));
            throw;
        }
    }

    private object? CredentialsOrNull()
    {
        if (Credential?.BaseObject is PSCredential credential) return AccessKeys.ToSdkCredentials(credential, SessionToken);
        if (SessionToken is not null)
            throw Failures.InvalidParameter(nameof(SessionToken), null, "requires -Credential with a PSCredential");
        return Credential?.BaseObject;
    }
}
