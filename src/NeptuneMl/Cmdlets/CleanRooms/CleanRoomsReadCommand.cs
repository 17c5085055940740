namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that reads one resource of Clean Rooms ML, or lists resources.</summary>
public abstract class CleanRoomsReadCommand : CleanRoomsCommand
{
    private protected CleanRoomsReadCommand() { }

    /// <summary>Reads the resource with an ARN or a name, or lists all resources, or those that match a pattern.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="arn">The ARN, the name, a pattern with wildcards, or null.</param>
    /// <param name="membership">The membership, where the resource belongs to one.</param>
    /// <param name="collaboration">The collaboration, to read through it instead of the membership.</param>
    private protected void Read<TResource>(
        Resource<TResource> resource, string? arn, string? membership = null, string? collaboration = null)
        where TResource : class
    {
        Operation<TResource> list = (collaboration is null ? resource.List : resource.ListShared)!;
        if (arn is null) ReadAll(list, collaboration ?? membership);
        else if (Wildcard.IsPattern(arn)) ReadMatching(list, arn);
        else ReadOne((collaboration is null ? resource.Get : resource.GetShared)!, arn);
    }

    /// <summary>Reads one resource.</summary>
    /// <param name="get">The operation that reads it.</param>
    /// <param name="key">Its ARN or another identifier, for error records.</param>
    /// <param name="implied">Default values of input members.</param>
    private protected void ReadOne<TResource>(Operation<TResource> get, string key, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session, InputOf(get, key, implied));
        Calls.Read(key, session, context => get.Prepare(session, input).SendAsync(context));
    }

    /// <summary>Reads a piped resource again.</summary>
    private protected void ReadAgain<TResource>(Resource<TResource> resource, TResource known)
        where TResource : class =>
        Calls.Read(known, Session, context => resource.ReadAgainAsync(context, known));

    /// <summary>Lists resources.</summary>
    /// <param name="list">The operation that lists them.</param>
    /// <param name="target">The owner of the resources, for error records; null for the account.</param>
    /// <param name="implied">Default values of input members.</param>
    private protected void ReadAll<TResource>(Operation<TResource> list, object? target, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        (CleanRoomsSession session, ApiInput input) = (Session, InputOf(list, target as string, implied));
        Calls.List(target, session, context => list.Prepare(session, input).ListAsync(context));
    }

    // Matches the name, the ARN, and the id at the end of the ARN.
    private void ReadMatching<TResource>(Operation<TResource> list, string pattern)
        where TResource : class
    {
        ApiInput input = InputOf(list, null);
        input.Remove(ResourceName.Of(typeof(TResource)).Key);
        CleanRoomsSession session = Session;
        Calls.List(pattern, session, context => list.Prepare(session, input).ListAsync(context).Where(item =>
        {
            string? arn = (item as CleanRoomsResource)?.ResourceArn ?? (item as CleanRoomsDefinition)?.ResourceArn;
            return item is INamedResource named && Wildcard.IsMatch(pattern, named.Name)
                || arn is not null && (Wildcard.IsMatch(pattern, arn) || Wildcard.IsMatch(pattern, arn[(arn.LastIndexOf('/') + 1)..]));
        }));
    }

    // Without the properties of a piped object that are not members of the operation. On the command line they are an error.
    private ApiInput InputOf<TResource>(Operation<TResource> operation, string? arn, params (string Member, object? Value)[] implied)
        where TResource : class
    {
        ApiInput input = Input(arn, implied);
        foreach (ApiInputMember member in input.Members.ToArray())
            if (!Record.IsArgument(member.Parameter) && !operation.Has(member.Path)) input.Remove(member.Path);
        return input;
    }
}
