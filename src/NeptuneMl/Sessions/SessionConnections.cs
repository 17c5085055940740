namespace NeptuneMl.Sessions;

/// <summary>The connections of a session to one service: the default one and the named ones, in the order in which they were
/// created.</summary>
/// <param name="connect">The cmdlet that creates such connections.</param>
internal sealed class SessionConnections<TConnection>(string connect)
    where TConnection : ServiceConnection
{
    private readonly List<TConnection> _named = [];

    public TConnection? Default
    {
        get;
        set
        {
            if (field is not null) field.IsDefault = false;
            if (value is not null) value.IsDefault = true;
            field = value;
        }
    }

    /// <summary>The default connection, then the other named ones.</summary>
    public IReadOnlyList<TConnection> All =>
        Default is { } standing ? [standing, .. _named.Where(named => !ReferenceEquals(named, standing))] : [.. _named];

    /// <summary>Whether there are at least two connections. Every result asks, so nothing is allocated.</summary>
    public bool HasSeveral
    {
        get
        {
            int count = Default is null ? 0 : 1;
            foreach (TConnection named in _named)
                if (!ReferenceEquals(named, Default)) count++;
            return count > 1;
        }
    }

    public IEnumerable<string> Names => All.Select(connection => connection.Name).OfType<string>();

    /// <summary>Adds a new connection. It replaces one of the same name, which stays open for the results that refer to it.</summary>
    public void Add(TConnection connection, bool isDefault)
    {
        if (connection.Name is { } name)
        {
            int index = _named.FindIndex(named => HasName(named, name));
            if (index < 0) _named.Add(connection);
            else _named[index] = connection;
        }

        if (isDefault) Default = connection;
    }

    public void Remove(TConnection connection)
    {
        _ = _named.Remove(connection);
        if (ReferenceEquals(connection, Default)) Default = null;
    }

    /// <summary>The connections with a name, or whose names match a wildcard pattern.</summary>
    /// <exception cref="NeptuneMLException">No connection has the name.</exception>
    public IReadOnlyList<TConnection> Find(string name)
    {
        TConnection[] found = [.. All.Where(known => known.Name is { } candidate && Wildcard.IsMatch(name, candidate))];
        return found.Length > 0 || Wildcard.IsPattern(name) ? found : throw NotFound(name);
    }

    /// <summary>The connection to an address, in a copy of a connection or as its text; null when the session has none.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">The name in the copy, which has precedence over the order of the connections.</param>
    public TConnection? FindAddress(string address, string? name = null) => All
        .Where(known => known.ToString() == address
            || Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint) && known.EndpointUrl == endpoint)
        .OrderBy(known => name is not null && HasName(known, name) ? 0 : 1)
        .FirstOrDefault();

    /// <summary>No connection has a name, or matches a pattern.</summary>
    public NeptuneMLException NotFound(string name)
    {
        string[] known = [.. Names];
        return new NeptuneMLException(known.Length == 0
            ? $"No connection is named '{Printable.Text(name)}': the session has no named connections. Sessions do not share them; pass "
                + "the connection itself with $using: to a job or to ForEach-Object -Parallel."
            : $"No connection is named '{Printable.Text(name)}'. The named connections of the session are {string.Join(", ", known)}.")
        {
            ErrorId = ErrorIds.ConnectionNotFound,
            ParameterName = "Connection",
            RecommendedAction = $"Create the connection with {connect} -Name {Printable.Text(name)}.",
        };
    }

    private static bool HasName(TConnection connection, string name) => name.Equals(connection.Name, StringComparison.OrdinalIgnoreCase);
}
