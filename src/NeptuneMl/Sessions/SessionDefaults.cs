using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Sessions;

/// <summary>
/// What a session keeps between cmdlets: its default connections, and the connections that were described in line, so that
/// describing one again uses the same client. Each runspace has its own.
/// </summary>
internal sealed class SessionDefaults
{
    private static readonly ConditionalWeakTable<Runspace, SessionDefaults> s_sessions = [];
    private static readonly SessionDefaults s_withoutRunspace = new();

    private readonly ConcurrentDictionary<InlineConnection, ServiceConnection> _inline = new();

    private readonly ConcurrentDictionary<string, string> _plain = new();

    private readonly ConditionalWeakTable<PSCredential, object> _credentials = [];

    public static SessionDefaults Current =>
        Runspace.DefaultRunspace is { } runspace ? s_sessions.GetOrCreateValue(runspace) : s_withoutRunspace;

    public NeptuneMLConnection? NeptuneML { get; set; }

    public CleanRoomsMLConnection? CleanRoomsML { get; set; }

    /// <summary>The cmdlet of the module that was the last to begin and has not made a call yet: the next one in its pipeline gets its results.</summary>
    public PSCmdlet? Begun { get; set; }

    /// <summary>The emulator that the session runs, or null.</summary>
    public EmulatorSession? Emulator { get; set; }

    /// <summary>The SDK's credentials for these keys: the same ones each time, so that describing a connection again finds it.</summary>
    public object CredentialsOf(PSCredential keys) =>
        _credentials.GetValue(keys, static given => AccessKeys.Credentials(given));

    /// <summary>Whether plain HTTP to this address has not been warned of yet.</summary>
    public bool IsFirstPlainUse(string authority) => _plain.TryAdd(authority, authority);

    /// <summary>The connection described by these options, opened once.</summary>
    public TConnection Opened<TConnection>(object options, Func<TConnection> open)
        where TConnection : ServiceConnection
    {
        InlineConnection key = new(typeof(TConnection), options);
        if (_inline.TryGetValue(key, out ServiceConnection? known) && !known.IsClosed) return (TConnection)known;
        TConnection opened = open();
        _inline[key] = opened;
        return opened;
    }

    // A class, like the set above: generics over reference types come compiled with the runtime, those over tuples do not.
    private sealed record InlineConnection(Type Kind, object Options);
}
