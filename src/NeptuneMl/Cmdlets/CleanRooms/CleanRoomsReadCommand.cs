using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that reads one resource of Clean Rooms ML, or lists resources.</summary>
public abstract class CleanRoomsReadCommand : CleanRoomsCommand
{
    private protected CleanRoomsReadCommand() { }

    /// <summary>Reads the resource that an ARN names, or lists all resources when there is no ARN.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="arn">The ARN, or null.</param>
    /// <param name="membership">The membership, where the resource belongs to one.</param>
    /// <param name="collaboration">The collaboration, when its view is to be read.</param>
    private protected void Read<TResource>(Resource<TResource> resource, string? arn, string? membership = null, string? collaboration = null)
        where TResource : class
    {
        if (arn is null) ReadAll((collaboration is null ? resource.List : resource.ListShared)!, collaboration ?? membership);
        else ReadOne((collaboration is null ? resource.Get : resource.GetShared)!, arn);
    }

    /// <summary>Reads one resource.</summary>
    /// <param name="get">The operation that reads it.</param>
    /// <param name="key">Its ARN, or what else names it in error records.</param>
    /// <param name="implied">Members that follow from something else, unless given.</param>
    private protected void ReadOne<TResource>(Operation<TResource> get, string key, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session(), Input(key, implied));
        Calls.Read(key, session, context => get.Prepare(session, input).SendAsync(context));
    }

    /// <summary>Reads a piped resource again.</summary>
    private protected void ReadAgain<TResource>(Resource<TResource> resource, TResource known)
        where TResource : class =>
        Calls.Read(known, Session(), context => resource.ReadAgainAsync(context, known));

    /// <summary>Lists resources.</summary>
    /// <param name="list">The operation that lists them.</param>
    /// <param name="target">Whose they are, for error records; null for the account's.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void ReadAll<TResource>(Operation<TResource> list, object? target, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session(), Input(target as string, implied));
        Calls.List(target, session, context => list.Prepare(session, input).ListAsync(context));
    }
}
