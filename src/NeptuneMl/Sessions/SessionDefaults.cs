using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Sessions;

/// <summary>The state of a session, one per runspace: its default and named connections, and a cache of the connections that were specified
/// for one call, so that the same parameters use the same SDK client again.</summary>
internal sealed class SessionDefaults
{
    private static readonly ConditionalWeakTable<Runspace, SessionDefaults> s_sessions = [];
    private static readonly SessionDefaults s_withoutRunspace = new();

    private readonly ConcurrentDictionary<ConnectionKey, ServiceConnection> _connections = new();

    private readonly ConcurrentDictionary<string, string> _unencrypted = new();

    private readonly ConcurrentDictionary<string, string> _memberships = new();

    private readonly ConcurrentDictionary<string, string> _collaborations = new();

    private readonly ConditionalWeakTable<PSCredential, object> _credentials = [];

    public static SessionDefaults Current =>
        Runspace.DefaultRunspace is { } runspace ? s_sessions.GetOrCreateValue(runspace) : s_withoutRunspace;

    public SessionConnections<NeptuneMLConnection> NeptuneML { get; } = new("Connect-NeptuneML");

    public SessionConnections<CleanRoomsMLConnection> CleanRoomsML { get; } = new("Connect-CleanRoomsML");

    /// <summary>The cmdlet of the module that was the last to begin, until it makes a call; the next cmdlet in its pipeline gets its
    /// output.</summary>
    public PSCmdlet? LastBegunCmdlet { get; set; }

    /// <summary>The emulator that the session runs, or null.</summary>
    public EmulatorSession? Emulator { get; set; }

    /// <summary>The memberships of earlier results, for completion.</summary>
    public IEnumerable<string> Memberships => _memberships.Keys;

    /// <summary>The collaborations of earlier results, for completion.</summary>
    public IEnumerable<string> Collaborations => _collaborations.Keys;

    /// <summary>The SDK credentials object of a PSCredential, always the same one, so that the connection cache compares equal.</summary>
    public object CredentialsOf(PSCredential credential) =>
        _credentials.GetValue(credential, static value => AccessKeys.ToSdkCredentials(value));

    /// <summary>Whether this is the first unencrypted connection to an address in the session.</summary>
    public bool IsFirstUnencryptedUse(string authority) => _unencrypted.TryAdd(authority, authority);

    /// <summary>Remembers the membership and the collaboration of a result.</summary>
    public void Remember(object result)
    {
        (string? membership, string? collaboration) = result switch
        {
            CleanRoomsResource resource => (resource.MembershipIdentifier, resource.CollaborationIdentifier),
            ConfiguredModelAlgorithmAssociation association => (association.MembershipIdentifier, association.CollaborationIdentifier),
            MLConfiguration configuration => (configuration.MembershipIdentifier, null),
            _ => (null, null),
        };
        if (membership is { Length: > 0 }) _memberships[membership] = membership;
        if (collaboration is { Length: > 0 }) _collaborations[collaboration] = collaboration;
    }

    /// <summary>The connections of one service.</summary>
    public SessionConnections<TConnection> Of<TConnection>()
        where TConnection : ServiceConnection =>
        NeptuneML as SessionConnections<TConnection> ?? (SessionConnections<TConnection>)(object)CleanRoomsML;

    /// <summary>Returns the cached connection with these options, or opens it.</summary>
    public TConnection GetOrOpen<TConnection>(object options, Func<TConnection> open)
        where TConnection : ServiceConnection
    {
        ConnectionKey key = new(typeof(TConnection), options);
        if (_connections.TryGetValue(key, out ServiceConnection? cached) && !cached.IsClosed) return (TConnection)cached;
        TConnection opened = open();
        _connections[key] = opened;
        return opened;
    }

    // A class: the runtime has compiled code for generics over reference types, but would JIT-compile those over tuples.
    private sealed record ConnectionKey(Type Type, object Options);
}
