namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that calls a Neptune cluster.</summary>
public abstract class NeptuneMLCommand : PipelineCommand
{
    private HashSet<string>? _warnedOf;

    private protected NeptuneMLCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results have their connection, so that a pipeline stays on one
    /// cluster.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public NeptuneMLConnection? Connection { get; set; }

    /// <summary>Sends requests without a signature, to a cluster without IAM authentication.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    /// <summary>The address of the service, instead of a connection. A host, host:port or URL; the defaults are port 8182 and
    /// https.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS Region to sign for, instead of a connection. By default the Region in the name of the cluster, of the profile, or
    /// of the environment.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [Alias("AWSProfileName", "StoredCredentials")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Credential { get; set; }

    private protected NeptuneSession Session() => RequireSession(Find, EndpointUrl ?? (object?)Connection);

    private protected NeptuneSession? SessionOrNull() => FindSessionOrNull(Find);

    /// <summary>The session for the current pipeline object. A copy of a result uses this session, which may be connected to another
    /// cluster.</summary>
    private protected NeptuneSession SessionOfRecord()
    {
        NeptuneSession session = Session();
        if (Record.Exists && EndpointUrl is null && !Record.IsArgument(nameof(Connection)))
            WarnOfOtherCluster(session.Connection.EndpointUrl);
        return session;
    }

    private NeptuneSession Find() =>
        new ConnectionArguments(this, EndpointUrl, Region, ProfileName, Credential, Unsigned)
            .Find(Connection, SessionDefaults.Current.NeptuneML, NeptuneSession.Of, NeptuneSession.Open);

    private void WarnOfOtherCluster(Uri connected)
    {
        if (Record.OriginalEndpoint is not { } origin || !Uri.TryCreate(origin, UriKind.Absolute, out Uri? cluster) || cluster == connected)
            return;
        if (!(_warnedOf ??= []).Add(origin)) return;
        WriteWarning(Printable.Text(
            $"The piped object is a copy of a result from {origin}, but the connection is to {connected}. "
            + "To use the cluster of the copy, connect to it, or specify -EndpointUrl."));
    }
}
