using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources of one kind: named, kept, found and listed, each by who may see it.</summary>
internal sealed class Collection<T>(ResourceKind kind, Surroundings surroundings, Pages pages)
    where T : class, IStored
{
    private readonly ResourceStore<T> _resources = new();
    private readonly Dictionary<(string? CollaborationId, string Name), T> _names = [];

    /// <summary>A resource name that is not taken.</summary>
    /// <param name="membershipId">The membership that the resource shall belong to; null for the account.</param>
    /// <param name="id">The last part of the name; null makes one.</param>
    public Identity NewIdentity(string? membershipId, string? id = null)
    {
        string owner = membershipId is null ? "" : $"membership/{membershipId}/";
        string arn = surroundings.Arn("cleanrooms-ml", $"{owner}{kind.Segment}/{id ?? Guid.NewGuid().ToString()}");
        return new Identity(kind, arn, surroundings.AccountId, membershipId);
    }

    public void Add(T resource)
    {
        ClaimName(resource.Name, resource);
        _resources.TryAdd(resource.Identity.Arn, resource);
    }

    /// <summary>Gives a resource a name, where names are unique.</summary>
    public void ClaimName(string name, T resource)
    {
        if (!kind.HasUniqueNames)
            return;
        (string? CollaborationId, string name) key = (resource.Identity.CollaborationId, name);
        lock (_names)
        {
            if (_names.TryGetValue(key, out T? owner) && owner != resource && !owner.IsGone)
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
        if (resource?.IsGone != true)
            return resource;
        _resources.Remove(arn, resource);
        return null;
    }

    /// <summary>Finds what a request refers to.</summary>
    /// <param name="arn">The resource name that the request gives.</param>
    /// <param name="member">The member that gives it.</param>
    /// <param name="collaborationId">The collaboration in which it must be; null for what belongs to the account.</param>
    public T Require(string arn, string member, string? collaborationId = null) =>
        Find(arn) is { } resource && resource.Identity.CollaborationId == collaborationId
            ? resource
            : throw CleanRoomsErrors.NotFound($"{member}: there is no {kind.Title} '{arn}'.");

    /// <summary>Finds what a request is about, if it is there for who asks.</summary>
    public T Require(OperationInput input)
    {
        string arn = input.RequiredText(kind.ArnMember);
        return Find(arn) is { } resource && View.Of(input).Sees(resource.Identity)
            ? resource
            : throw CleanRoomsErrors.NotFound($"There is no {kind.Title} '{arn}'.");
    }

    /// <summary>Serves an operation that describes one resource.</summary>
    public void Get(OperationInput input, Utf8JsonWriter output) =>
        Require(input).WriteTo(output, input.Operation.Output!, surroundings.Now);

    /// <summary>Serves an operation that lists resources.</summary>
    public void List(OperationInput input, Utf8JsonWriter output) => List(input, output, static _ => true);

    /// <summary>Serves an operation that lists those resources that a filter lets through.</summary>
    public void List(OperationInput input, Utf8JsonWriter output, Func<T, bool> filter)
    {
        View view = View.Of(input);
        pages.Write(
            input, output, _resources, resource => view.Sees(resource.Identity) && !resource.IsGone && filter(resource), surroundings.Now);
    }
}
