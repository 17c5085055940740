namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that reads one resource of Clean Rooms ML, or lists resources.</summary>
public abstract class CleanRoomsReadCommand : CleanRoomsCommand
{
    private protected CleanRoomsReadCommand() { }

    /// <summary>Reads the resource with an ARN, or lists all resources without one.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="arn">The ARN, or null.</param>
    /// <param name="membership">The membership, where the resource belongs to one.</param>
    /// <param name="collaboration">The collaboration, to read through it instead of the membership.</param>
    private protected void Read<TResource>(
        Resource<TResource> resource, string? arn, string? membership = null, string? collaboration = null)
        where TResource : class
    {
        if (arn is null) ReadAll((collaboration is null ? resource.List : resource.ListShared)!, collaboration ?? membership);
        else ReadOne((collaboration is null ? resource.Get : resource.GetShared)!, arn);
    }

    /// <summary>Reads one resource.</summary>
    /// <param name="get">The operation that reads it.</param>
    /// <param name="key">Its ARN or another identifier, for error records.</param>
    /// <param name="implied">Default values of input members.</param>
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
    /// <param name="target">The owner of the resources, for error records; null for the account.</param>
    /// <param name="implied">Default values of input members.</param>
    private protected void ReadAll<TResource>(Operation<TResource> list, object? target, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session(), Input(target as string, implied));
        Calls.List(target, session, context => list.Prepare(session, input).ListAsync(context));
    }
}
