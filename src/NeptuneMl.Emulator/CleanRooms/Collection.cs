namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Stores the resources of one type, and finds and lists those that the caller can see.</summary>
internal sealed class Collection<T>(ResourceKind kind, EmulatorEnvironment environment, Pages pages)
    where T : class, IStored
{
    private readonly ResourceStore<T> _resources = new();
    private readonly Dictionary<(string? CollaborationId, string Name), T> _names = [];

    /// <summary>Creates the identity of a new resource.</summary>
    /// <param name="membershipId">The membership that the resource belongs to; null for a resource of the account.</param>
    /// <param name="id">The last segment of the ARN; null for a new GUID.</param>
    public Identity NewIdentity(string? membershipId, string? id = null)
    {
        string owner = membershipId is null ? "" : $"membership/{membershipId}/";
        string arn = environment.Arn("cleanrooms-ml", $"{owner}{kind.Segment}/{id ?? Guid.NewGuid().ToString()}");
        return new Identity(kind, arn, environment.AccountId, membershipId);
    }

    public void Add(T resource)
    {
        ClaimName(resource.Name, resource);
        _resources.TryAdd(resource.Identity.Arn, resource);
    }

    /// <summary>Reserves a name for a resource, for types with unique names. Throws when another resource has the name.</summary>
    public void ClaimName(string name, T resource)
    {
        if (!kind.HasUniqueNames)
            return;
        (string? CollaborationId, string name) key = (resource.Identity.CollaborationId, name);
        lock (_names)
        {
            if (_names.TryGetValue(key, out T? owner) && owner != resource && !owner.IsDeleted)
            {
                string scope = resource.Identity.CollaborationId is null ? "account" : "collaboration";
                throw CleanRoomsErrors.Conflict($"name: the {scope} has a {kind.Title} named '{name}' already.");
            }

            _names[key] = resource;
        }
    }

    public T? Find(string arn)
    {
        T? resource = _resources.Find(arn);
        if (resource?.IsDeleted != true)
            return resource;
        _resources.Remove(arn, resource);
        return null;
    }

    /// <summary>Finds a resource that a request refers to; throws when it does not exist.</summary>
    /// <param name="arn">The ARN in the request.</param>
    /// <param name="member">The member of the request that contains the ARN.</param>
    /// <param name="collaborationId">The collaboration of the resource; null for a resource of the account.</param>
    public T Require(string arn, string member, string? collaborationId = null) =>
        Find(arn) is { } resource && resource.Identity.CollaborationId == collaborationId
            ? resource
            : throw CleanRoomsErrors.NotFound($"{member}: there is no {kind.Title} '{arn}'.");

    /// <summary>Finds the resource of a request; throws when it does not exist or the caller cannot see it.</summary>
    public T Require(OperationInput input)
    {
        string arn = input.RequiredText(kind.ArnMember);
        return Find(arn) is { } resource && View.Of(input).Includes(resource.Identity)
            ? resource
            : throw CleanRoomsErrors.NotFound($"There is no {kind.Title} '{arn}'.");
    }

    /// <summary>Handles a Get operation.</summary>
    public void Get(OperationInput input, Utf8JsonWriter output) =>
        Require(input).WriteTo(output, input.Operation.Output!, environment.Now);

    /// <summary>Handles a List operation.</summary>
    public void List(OperationInput input, Utf8JsonWriter output) => List(input, output, static _ => true);

    /// <summary>Handles a List operation with a filter.</summary>
    public void List(OperationInput input, Utf8JsonWriter output, Func<T, bool> filter)
    {
        View view = View.Of(input);
        pages.Write(
            input,
            output,
            _resources,
            resource => view.Includes(resource.Identity) && !resource.IsDeleted && filter(resource),
            environment.Now);
    }
}
