namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A resource: the members of its create request and its lifecycle. It writes members by name; the API description defines which
/// members a response has.</summary>
internal class StoredResource : IStored
{
    private readonly Dependents _dependents = new();
    private JsonElement _request;

    public StoredResource(Identity identity, JsonElement request, Lifecycle lifecycle)
    {
        Identity = identity;
        Lifecycle = lifecycle;
        _request = request;
        identity.Tags.AddFrom(request);
    }

    public Identity Identity { get; }

    public Lifecycle Lifecycle { get; }

    /// <summary>The body of the create request, with the changes of later updates.</summary>
    public JsonElement Request => _request;

    public string Name => Text("name")!;

    public bool IsDeleted => Lifecycle.IsDeleted;

    /// <summary>Returns a text member of the request, or null.</summary>
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

    /// <summary>Adds a dependent resource, which prevents the deletion of this resource.</summary>
    public void AddDependent(StoredResource dependent, Dependency dependency) => _dependents.Add(dependent, dependency);

    /// <summary>Removes a dependent resource.</summary>
    public void RemoveDependent(StoredResource dependent) => _dependents.Remove(dependent);

    /// <summary>Replaces the members that an update request contains.</summary>
    public void Update(JsonElement changes)
    {
        Dictionary<string, JsonElement> members = _request.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (JsonProperty change in changes.EnumerateObject().Where(change => change.Value.ValueKind != JsonValueKind.Null))
            members[change.Name] = change.Value;
        _request = JsonSerializer.SerializeToElement(members);
        Lifecycle.MarkUpdated();
    }

    /// <summary>Throws when the resource is not active.</summary>
    public void RequireActive()
    {
        if (!Lifecycle.IsActive)
            throw CleanRoomsErrors.Conflict($"The {Identity} is {Lifecycle.Status}; it must be ACTIVE.");
    }

    /// <summary>Deletes the resource; throws when another resource depends on it.</summary>
    public void Delete()
    {
        RequireUnused();
        Lifecycle.Delete($"The {Identity}");
    }

    /// <summary>Deletes the content. The resource itself remains.</summary>
    public void DeleteContent()
    {
        RequireUnused();
        Lifecycle.DeleteContent($"The content of the {Identity}");
    }

    private void RequireUnused()
    {
        if (_dependents.FindBlocking() is { } dependent)
            throw CleanRoomsErrors.Conflict($"The {Identity} is in use by the {dependent.Identity}.");
    }
}
