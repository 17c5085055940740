using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that calls Clean Rooms ML.</summary>
public abstract class CleanRoomsCommand : ServiceCommand
{
    private protected CleanRoomsCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results carry theirs, so that a pipeline stays in one Region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public CleanRoomsMLConnection? Connection { get; set; }

    // A copy of a connection, from a file or another session, has no client; what changes a connection then changes the default one.
    private CleanRoomsMLConnection? Standing =>
        Connection is { Session: null } && Changes() is not null ? SessionDefaults.Current.CleanRoomsML : Connection ?? SessionDefaults.Current.CleanRoomsML;

    private protected CleanRoomsSession Session() => Required(Opened, Connection);

    private protected CleanRoomsSession? SessionOrNull() => OrNull(Opened);

    private CleanRoomsSession Opened()
    {
        // -EndpointUrl names another service; the other parameters change the connection for this call.
        CleanRoomsSession? connected = EndpointUrl is null && Standing is { } standing ? CleanRoomsSession.Of(standing) : null;
        ConnectionOptions? changes = Changes();
        if (connected is not null && changes is null) return connected;
        ConnectionOptions options = connected?.With(changes!) ?? Options();
        bool regionIsNew = connected is null || Region is not null;
        return CleanRoomsSession.Of(SessionDefaults.Current.Opened(options, () => ConnectionWarnings.Written(this, CleanRoomsSession.Open(options), regionIsNew)));
    }

    /// <summary>Reads one resource.</summary>
    /// <param name="get">The operation that reads it.</param>
    /// <param name="key">Its ARN, or what else names it in error records.</param>
    /// <param name="implied">Members that follow from something else, unless given.</param>
    private protected void ReadOne<TResource>(Operation<TResource> get, string key, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session(), Input(key, implied));
        EnqueueRead(key, (stream, token) => get.SendAsync(session, input, stream, token));
    }

    /// <summary>Reads a resource that came down the pipeline once more.</summary>
    private protected void ReadAgain<TResource>(Reads<TResource> reads, TResource known)
        where TResource : class
    {
        CleanRoomsSession session = Session();
        EnqueueRead(known, (stream, token) => reads.AgainAsync(session, known, stream, token));
    }

    /// <summary>Lists resources.</summary>
    /// <param name="list">The operation that lists them.</param>
    /// <param name="target">Whose they are, for error records; null for the account's.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void ReadAll<TResource>(Operation<TResource> list, object? target, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session(), Input(target as string, implied));
        EnqueueList(target, (stream, token) => list.ListAsync(session, input, stream, token));
    }

    /// <summary>Reads the resource that an ARN names, or lists them all when there is none.</summary>
    /// <param name="reads">The operations that read this kind of resource.</param>
    /// <param name="arn">The ARN, or null.</param>
    /// <param name="membership">The membership, where there is one.</param>
    /// <param name="collaboration">The collaboration, when its view is to be read.</param>
    private protected void Read<TResource>(Reads<TResource> reads, string? arn, string? membership = null, string? collaboration = null)
        where TResource : class
    {
        if (arn is null) ReadAll((collaboration is null ? reads.List : reads.ListShared)!, collaboration ?? membership);
        else ReadOne((collaboration is null ? reads.Get : reads.GetShared)!, arn);
    }

    /// <summary>The parameters as members of the API. The membership follows from an ARN that has one, unless the collaboration's view is meant.</summary>
    private protected ApiInput Input(string? arn, params (string Member, object? Value)[] implied)
    {
        ApiInput input = ReadInput();
        foreach ((string member, object? value) in implied) input.Default(member, value);
        if (input.Takes("membershipIdentifier") && input.Find("collaborationIdentifier") is null) input.Default("membershipIdentifier", Arns.MembershipOf(arn));
        return input;
    }
}
