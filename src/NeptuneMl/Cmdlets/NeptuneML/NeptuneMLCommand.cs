namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>A cmdlet that calls a Neptune cluster.</summary>
public abstract class NeptuneMLCommand : PipelineCommand
{
    private HashSet<string>? _warnedOf;

    private protected NeptuneMLCommand() { }

    /// <summary>The connections to use, or their names, instead of the session's default. Each call is made over each connection, in this
    /// order. Results have their connection, so that a pipeline stays on one cluster.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ConnectionTransformation<NeptuneMLConnection>]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public NeptuneMLConnection[]? Connection { get; set; }

    /// <summary>Sends requests without a signature, to a cluster without IAM authentication.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    /// <summary>The address of the service, instead of a connection. A host, host:port or URL; the defaults are port 8182 and
    /// https.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
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
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? Credential { get; set; }

    /// <summary>The session of the connection that <see cref="Process"/> uses.</summary>
    private protected NeptuneSession Session { get; private set; } = null!;

    /// <summary>The cluster in messages, with the name of the connection.</summary>
    private protected string Place
    {
        get
        {
            string cluster = Failures.NameOf(Session.Connection.EndpointUrl);
            return Session.Connection.Name is { } name ? $"on {name} ({cluster})" : $"on {cluster}";
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        object? target = EndpointUrl ?? (Connection is [{ } only] ? only : (object?)Connection);
        ForEachSession(FindSessions, target, session =>
        {
            Session = session;
            Process();
        });
    }

    /// <summary>Processes the current pipeline object over one connection.</summary>
    private protected abstract void Process();

    /// <summary>The sessions of the connections, in their order.</summary>
    private protected IReadOnlyList<NeptuneSession> FindSessions() =>
        new ConnectionArguments(this, EndpointUrl, Region, ProfileName, Credential, Unsigned)
            .FindAll(Connection, SessionDefaults.Current.NeptuneML.Default, NeptuneSession.Of, NeptuneSession.Open);

    /// <summary>The session for the current pipeline object. A copy of a result uses this session, which may be connected to another
    /// cluster.</summary>
    private protected NeptuneSession SessionOfRecord()
    {
        NeptuneSession session = Session;
        if (Record.Exists && EndpointUrl is null && !Record.IsArgument(nameof(Connection)))
            WarnOfOtherCluster(session.Connection.EndpointUrl);
        return session;
    }

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
