using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Sessions;

/// <summary>The state of a session, one per runspace: its default connections, and a cache of the connections that were specified for one
/// call, so that the same parameters use the same SDK client again.</summary>
internal sealed class SessionDefaults
{
    private static readonly ConditionalWeakTable<Runspace, SessionDefaults> s_sessions = [];
    private static readonly SessionDefaults s_withoutRunspace = new();

    private readonly ConcurrentDictionary<ConnectionKey, ServiceConnection> _connections = new();

    private readonly ConcurrentDictionary<string, string> _unencrypted = new();

    private readonly ConditionalWeakTable<PSCredential, object> _credentials = [];

    public static SessionDefaults Current =>
        Runspace.DefaultRunspace is { } runspace ? s_sessions.GetOrCreateValue(runspace) : s_withoutRunspace;

    public NeptuneMLConnection? NeptuneML { get; set; }

    public CleanRoomsMLConnection? CleanRoomsML { get; set; }

    /// <summary>The cmdlet of the module that was the last to begin, until it makes a call; the next cmdlet in its pipeline gets its
    /// output.</summary>
    public PSCmdlet? LastBegunCmdlet { get; set; }

    /// <summary>The emulator that the session runs, or null.</summary>
    public EmulatorSession? Emulator { get; set; }

    /// <summary>The SDK credentials object of a PSCredential, always the same one, so that the connection cache compares equal.</summary>
    public object CredentialsOf(PSCredential credential) =>
        _credentials.GetValue(credential, static value => AccessKeys.ToSdkCredentials(value));

    /// <summary>Whether this is the first unencrypted connection to an address in the session.</summary>
    public bool IsFirstUnencryptedUse(string authority) => _unencrypted.TryAdd(authority, authority);

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
