using System.Text.Json;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// A resource as it was asked for, and its course since. It knows its members by their names; which of them an answer has is for the
/// API description to say.
/// </summary>
internal class StoredResource : IStored
{
    private readonly Dependents _dependents = new();
    private JsonElement _request;

    public StoredResource(Identity identity, JsonElement request, Lifecycle lifecycle)
    {
        Identity = identity;
        Lifecycle = lifecycle;
        _request = request;
        identity.Tags.AddOf(request);
    }

    public Identity Identity { get; }

    public Lifecycle Lifecycle { get; }

    /// <summary>The body of the request that made it, with what later ones changed.</summary>
    public JsonElement Request => _request;

    public string Name => Text("name")!;

    public bool IsGone => Lifecycle.IsGone;

    /// <summary>A text that the request gave, or null.</summary>
    public string? Text(string member) => Request.TryGetProperty(member, out JsonElement text) ? text.GetString() : null;

    public virtual void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        switch (member)
        {
            case "createTime":
                output.WriteTime(member, Lifecycle.CreatedAt);
                break;
            case "updateTime":
                output.WriteTime(member, Lifecycle.ChangedAt(now));
                break;
            case "status":
                output.WriteString(member, Lifecycle.StatusAt(now));
                break;
            case "statusDetails":
                Lifecycle.WriteDetails(output, member, Identity.Kind.FailureCode, now);
                break;
            case "membershipIdentifier":
                output.WriteOptional(member, Identity.MembershipId);
                break;
            case "collaborationIdentifier":
                output.WriteOptional(member, Identity.CollaborationId);
                break;
            case "creatorAccountId":
                output.WriteString(member, Identity.AccountId);
                break;
            case "tags":
                Identity.Tags.Write(output, member);
                break;
            default:
                if (member == Identity.Kind.ArnMember)
                    output.WriteString(member, Identity.Arn);
                else
                    output.WriteMembersOf(_request, member);
                break;
        }
    }

    /// <summary>Says that this resource is needed, so that it is not deleted meanwhile.</summary>
    public void Bear(StoredResource dependent, Dependence dependence) => _dependents.Add(dependent, dependence);

    /// <summary>Takes that back.</summary>
    public void Release(StoredResource dependent) => _dependents.Remove(dependent);

    /// <summary>Replaces the members of the request that a later one gives.</summary>
    public void Update(JsonElement changes)
    {
        Dictionary<string, JsonElement> members = _request.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (JsonProperty change in changes.EnumerateObject().Where(change => change.Value.ValueKind != JsonValueKind.Null))
            members[change.Name] = change.Value;
        _request = JsonSerializer.SerializeToElement(members);
        Lifecycle.Touch();
    }

    /// <summary>Requires that it is ready for use.</summary>
    public void RequireActive()
    {
        if (!Lifecycle.IsActive)
            throw CleanRoomsErrors.Conflict($"The {Identity} is {Lifecycle.Status}; it must be ACTIVE.");
    }

    /// <summary>Deletes it for good, unless something depends on it.</summary>
    public void Delete()
    {
        RequireUnused();
        Lifecycle.Delete($"The {Identity}");
    }

    /// <summary>Deletes what it holds; the resource itself remains as a record of it.</summary>
    public void DeleteContent()
    {
        RequireUnused();
        Lifecycle.DeleteContent($"The content of the {Identity}");
    }

    private void RequireUnused()
    {
        if (_dependents.FindHolding() is { } dependent)
            throw CleanRoomsErrors.Conflict($"The {Identity} is in use by the {dependent.Identity}.");
    }
}
