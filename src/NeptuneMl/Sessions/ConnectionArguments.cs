namespace NeptuneMl.Sessions;

/// <summary>
/// The connection parameters of a cmdlet. They select a connection, or the session's default connection, and can override its values for
/// one call.
/// </summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="EndpointUrl">The value of -EndpointUrl.</param>
/// <param name="Region">The value of -Region.</param>
/// <param name="ProfileName">The value of -ProfileName.</param>
/// <param name="Credential">The value of -Credential.</param>
/// <param name="Unsigned">The value of -Unsigned.</param>
internal sealed record ConnectionArguments(
    PSCmdlet Cmdlet, string? EndpointUrl, string? Region, string? ProfileName, PSObject? Credential, bool Unsigned = false)
{
    /// <summary>Finds or opens the connections, and returns their sessions in the same order.</summary>
    /// <param name="connections">The value of -Connection.</param>
    /// <param name="defaultConnection">The session's default connection.</param>
    /// <param name="sessionOf">Returns the session of a connection.</param>
    /// <param name="open">Opens a connection.</param>
    /// <exception cref="NeptuneMLException">No connection is configured, or one cannot be opened.</exception>
    public IReadOnlyList<TSession> FindAll<TSession, TConnection>(
        TConnection[]? connections, TConnection? defaultConnection, Func<TConnection?, TSession> sessionOf,
        Func<ConnectionOptions, TConnection> open)
        where TSession : ServiceSession
        where TConnection : ServiceConnection =>
        connections is { Length: > 0 } && EndpointUrl is null
            ? Array.ConvertAll(connections, connection => Find(connection, defaultConnection, sessionOf, open))
            : [Find(null, defaultConnection, sessionOf, open)];

    /// <summary>Finds or opens the connection, and returns its session.</summary>
    /// <param name="connection">The connection, or null for the default one.</param>
    /// <param name="defaultConnection">The session's default connection.</param>
    /// <param name="sessionOf">Returns the session of a connection.</param>
    /// <param name="open">Opens a connection.</param>
    /// <exception cref="NeptuneMLException">No connection is configured, or it cannot be opened.</exception>
    private TSession Find<TSession, TConnection>(
        TConnection? connection, TConnection? defaultConnection, Func<TConnection?, TSession> sessionOf,
        Func<ConnectionOptions, TConnection> open)
        where TSession : ServiceSession
        where TConnection : ServiceConnection
    {
        ConnectionOptions? overrides = Overrides();
        // A deserialized connection has no session; overrides then apply to the default connection.
        TConnection? effective = connection is { Session: null } && overrides is not null
            ? defaultConnection
            : connection ?? defaultConnection;
        // -EndpointUrl specifies another service; the other parameters override values of the connection for this call.
        TSession? session = EndpointUrl is null && effective is not null ? sessionOf(effective) : null;
        if (session is not null && overrides is null) return session;
        ConnectionOptions options = session?.With(overrides!) ?? Options();
        bool checksRegion = session is null || Region is not null;
        return sessionOf(SessionDefaults.Current.GetOrOpen(options, () => ConnectionWarnings.Write(Cmdlet, open(options), checksRegion)));
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

    // Null when no parameter overrides a value of the connection.
    private ConnectionOptions? Overrides() => (Region ?? ProfileName ?? (object?)Credential) is null && !Unsigned
        ? null
        : new() { Region = Region, ProfileName = ProfileName, Credentials = Credentials(), Unsigned = Unsigned };

    private object? Credentials() =>
        Credential?.BaseObject is PSCredential key ? SessionDefaults.Current.CredentialsOf(key) : Credential?.BaseObject;
}
