using System.Management.Automation;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that calls a Neptune cluster.</summary>
public abstract class NeptuneMLCommand : ServiceCommand
{
    private HashSet<string>? _warnedOf;

    private protected NeptuneMLCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results carry theirs, so that a pipeline stays on one cluster.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public NeptuneMLConnection? Connection { get; set; }

    /// <summary>Sends requests without a signature, to a cluster without IAM authentication.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    // A copy of a connection, from a file or another session, has no client; what changes a connection then changes the default one.
    private NeptuneMLConnection? Standing =>
        Connection is { Session: null } && Changes(Unsigned) is not null ? SessionDefaults.Current.NeptuneML : Connection ?? SessionDefaults.Current.NeptuneML;

    private protected NeptuneSession Session() => Required(Opened, Connection);

    private protected NeptuneSession? SessionOrNull() => OrNull(Opened);

    /// <summary>The session for the current record. A copy of a result is used over the connection of this session, which may be another cluster's.</summary>
    private protected NeptuneSession SessionOfRecord()
    {
        NeptuneSession session = Session();
        if (Record.Exists && EndpointUrl is null && !Record.IsGiven(nameof(Connection))) WarnOfOtherCluster(session.Connection.EndpointUrl);
        return session;
    }

    private void WarnOfOtherCluster(Uri connected)
    {
        if (Record.CopiedFrom is not { } origin || !Uri.TryCreate(origin, UriKind.Absolute, out Uri? cluster) || cluster == connected) return;
        if ((_warnedOf ??= []).Add(origin))
            WriteWarning(Printable.Text($"The copy of a result from {origin} is used over the connection to {connected}. For the cluster it comes from, connect to that, or pass -EndpointUrl."));
    }

    private NeptuneSession Opened()
    {
        // -EndpointUrl names another service; the other parameters change the connection for this call.
        NeptuneSession? connected = EndpointUrl is null && Standing is { } standing ? NeptuneSession.Of(standing) : null;
        ConnectionOptions? changes = Changes(Unsigned);
        if (connected is not null && changes is null) return connected;
        ConnectionOptions options = connected?.With(changes!) ?? Options() with { Unsigned = Unsigned };
        bool regionIsNew = connected is null || Region is not null;
        return NeptuneSession.Of(SessionDefaults.Current.Opened(options, () => ConnectionWarnings.Written(this, NeptuneSession.Open(options), regionIsNew)));
    }
}
