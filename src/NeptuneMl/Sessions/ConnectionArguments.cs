using System.Management.Automation;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Sessions;

/// <summary>The connection that a cmdlet uses: the one of its parameters, the session's default, or either with values for this call only.</summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="EndpointUrl">Its -EndpointUrl.</param>
/// <param name="Region">Its -Region.</param>
/// <param name="ProfileName">Its -ProfileName.</param>
/// <param name="Credential">Its -Credential.</param>
/// <param name="Unsigned">Its -Unsigned.</param>
internal sealed record ConnectionArguments(
    PSCmdlet Cmdlet, string? EndpointUrl, string? Region, string? ProfileName, PSObject? Credential, bool Unsigned = false)
{
    /// <summary>The session of the connection.</summary>
    /// <param name="connection">The cmdlet's -Connection.</param>
    /// <param name="standing">The session's default connection.</param>
    /// <param name="of">Finds the session of a connection.</param>
    /// <param name="open">Opens a connection.</param>
    /// <exception cref="NeptuneMLException">There is no connection, or it cannot be opened.</exception>
    public TSession Find<TSession, TConnection>(
        TConnection? connection, TConnection? standing, Func<TConnection?, TSession> of, Func<ConnectionOptions, TConnection> open)
        where TSession : ServiceSession
        where TConnection : ServiceConnection
    {
        ConnectionOptions? forCall = ForCall();
        // A copy of a connection, from a file or another session, has no client; values for one call then apply to the default connection.
        TConnection? used = connection is { Session: null } && forCall is not null ? standing : connection ?? standing;
        // -EndpointUrl specifies another service; the other parameters change the connection for this call.
        TSession? connected = EndpointUrl is null && used is not null ? of(used) : null;
        if (connected is not null && forCall is null) return connected;
        ConnectionOptions options = connected?.With(forCall!) ?? Options();
        bool regionIsNew = connected is null || Region is not null;
        return of(SessionDefaults.Current.Opened(options, () => ConnectionWarnings.Written(Cmdlet, open(options), regionIsNew)));
    }

    private ConnectionOptions Options() => new()
    {
        EndpointUrl = EndpointUrl,
        Region = Region,
        SessionRegion = SessionVariables.Read(Cmdlet, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = Credentials() ?? (ProfileName is null ? SessionVariables.Read(Cmdlet, SessionVariables.Credentials) : null),
        Unsigned = Unsigned,
    };

    // Null when no parameter changes the connection for this call.
    private ConnectionOptions? ForCall() => (Region ?? ProfileName ?? (object?)Credential) is null && !Unsigned
        ? null
        : new() { Region = Region, ProfileName = ProfileName, Credentials = Credentials(), Unsigned = Unsigned };

    private object? Credentials() =>
        Credential?.BaseObject is PSCredential key ? SessionDefaults.Current.CredentialsOf(key) : Credential?.BaseObject;
}
