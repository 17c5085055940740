using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>
/// A kind of resource: its operations, for its owner and for the other members of the collaboration, and its identity. This is all that
/// the cmdlets of the resource need.
/// </summary>
/// <param name="identity">The way in which it is identified.</param>
internal sealed class Resource<TResource>(Identity<TResource> identity) : Resource
    where TResource : class
{
    /// <summary>The way in which it is identified.</summary>
    public Identity<TResource> Identity => identity;

    /// <summary>What it is called in messages: <c>training job</c>.</summary>
    public string Kind { get; } = ResourceName.Of(typeof(TResource)).Kind;

    /// <summary>Reads one resource; null when the API only lists this kind.</summary>
    public Operation<TResource>? Get { get; init; }

    public Operation<TResource>? List { get; init; }

    /// <summary>Reads one resource through the collaboration.</summary>
    public Operation<TResource>? GetShared { get; init; }

    /// <summary>Lists the resources of the collaboration.</summary>
    public Operation<TResource>? ListShared { get; init; }

    /// <summary>Lists ids; Neptune ML has no list of resources.</summary>
    public Operation<string>? ListIds { get; init; }

    /// <summary>Creates a resource or starts a job.</summary>
    public Operation<TResource>? Create { get; init; }

    /// <summary>Cancels a job or deletes a resource.</summary>
    public Operation<NoContent>? Remove { get; init; }

    public override string KeyMember => identity.Member;

    public override int MaxKeyLength => identity.MaxLength;

    public override UntypedOperation? Creation => Create;

    public override UntypedOperation Reading => Get ?? AnyList;

    public override bool IsReadFromList => Get is null;

    public override IReadOnlyList<string> LookupOperations =>
        ListIds is not null ? [Get!.Name] : Get is null ? [AnyList.Name] : [AnyList.Name, Get.Name];

    /// <summary>Lists the resources of the account or membership, or of the collaboration when the API lists only that.</summary>
    private Operation<TResource> AnyList => List ?? ListShared!;

    public override string ReadOperation(bool isShared) => ((isShared ? GetShared ?? ListShared : null) ?? Get ?? AnyList).Name;

    public override string ListOperation(bool isShared) => ListIds?.Name ?? ((isShared ? ListShared : List) ?? AnyList).Name;

    /// <summary>Reads a resource again, through the membership or the collaboration that it was read from. Uses the list where the API has
    /// no operation that reads one resource.</summary>
    public Task<TResource> ReadAgainAsync(CallContext context, TResource known)
    {
        bool isShared = IsShared(known);
        return (isShared ? GetShared : Get) is { } get
            ? get.PrepareFrom(context.Session, known).SendAsync(context, identity.KeepsKnown ? known : null)
            : ReadFromListAsync(context, known, (isShared ? ListShared : List) ?? AnyList);
    }

    public override async Task<MLResource> ReadAgainAsync(CallContext context, MLResource known) =>
        (MLResource)(object)await ReadAgainAsync(context, (TResource)(object)known).ConfigureAwait(false);

    public override async IAsyncEnumerable<ResourceKey> ListKeysAsync(CallContext context, ResultScope scope)
    {
        if (ListIds is not null)
        {
            await foreach (string id in ListIds.PrepareFrom(context.Session, scope).ListAsync(context).ConfigureAwait(false))
                yield return new ResourceKey(id, null);
            yield break;
        }

        Operation<TResource> list = (scope.CollaborationIdentifier is null ? List : ListShared) ?? AnyList;
        IAsyncEnumerable<TResource> items = list.PrepareFrom(context.Session, scope).ListAsync(context, completesItems: false);
        await foreach (TResource listed in items.ConfigureAwait(false))
            if (ArnOf(listed) is { } arn) yield return new ResourceKey(arn, (listed as INamedResource)?.Name);
    }

    /// <summary>
    /// Binds and checks the request that creates a resource or starts a job. It takes effect only once: when no response was received, the
    /// resource is looked up before a retry.
    /// </summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input.</param>
    /// <param name="locate">
    /// Reads the members that the lookup needs and the request lacks, before the request is sent; returns an object that has them. Null
    /// when the request has all of them.
    /// </param>
    public Change<TResource> PrepareCreate(ServiceSession session, ApiInput input, Func<CallContext, object, Task<object>>? locate = null)
    {
        PreparedRequest<TResource> prepared = Create!.Prepare(session, input, request => identity.Complete(request, input));
        string key = identity.KeyOf(prepared.Request);
        object? known = locate is null ? prepared.Request : null;
        return new Change<TResource>
        {
            Kind = Kind,
            Key = key,
            Action = Create.Action,
            Request = prepared.Request,
            Preview = prepared.Preview,
            KeyParameter = identity.Parameter,
            SendAsync = SendAsync,
            FindEarlierAsync = FindEarlierAsync,
            ListKeysAsync = ListKeysAsync,
            NotReturned = found => identity.NotReturned(input, found),
            Attempt = number => PrepareCreate(session, identity.ForAttempt(input, key, number), locate),
        };

        async Task<TResource> SendAsync(CallContext context)
        {
            known ??= await locate!(context, prepared.Request).ConfigureAwait(false);
            DateTimeOffset sentAt = DateTimeOffset.UtcNow;
            return await prepared.SendOnceAsync(
                context, known, async () => (await FindAsync(context, sentAt).ConfigureAwait(false)).Match).ConfigureAwait(false);
        }

        async Task<IReadOnlySet<string>?> ListKeysAsync(CallContext context)
        {
            known ??= await locate!(context, prepared.Request).ConfigureAwait(false);
            return await ExistingKeysAsync(context, known).ConfigureAwait(false);
        }

        async Task<TResource?> FindEarlierAsync(CallContext context)
        {
            Lookup<TResource> lookup = await FindAsync(context, sentAt: null).ConfigureAwait(false);
            return lookup.Other is null
                ? lookup.Match
                : throw ResumeFailures.Mismatch(Kind, key, identity.Parameter, session.ServiceName, lookup.Contradictions, input);
        }

        async Task<Lookup<TResource>> FindAsync(CallContext context, DateTimeOffset? sentAt)
        {
            known ??= await locate!(context, prepared.Request).ConfigureAwait(false);
            return await identity.FindAsync(this, context, prepared.Request, known, sentAt).ConfigureAwait(false);
        }
    }

    /// <summary>All listed resources that match an identification, the best match first.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="known">A request or a result that has the members of the list request.</param>
    /// <param name="identification">The identification.</param>
    public async Task<IReadOnlyList<TResource>> CandidatesAsync(CallContext context, object known, Identification identification)
    {
        List<TResource> candidates = [];
        IAsyncEnumerable<TResource> items = AnyList.PrepareFrom(context.Session, known).ListAsync(context, completesItems: false);
        await foreach (TResource listed in items.ConfigureAwait(false))
            if (listed is INamedResource found && identification.Matches(found)) candidates.Add(listed);
        return
        [
            .. candidates.Order(Comparer<TResource>.Create(
                (one, other) => identification.Compare((INamedResource)one, (INamedResource)other))),
        ];
    }

    // The ids or names of existing resources; null when there are more than a list of ids has.
    private async Task<IReadOnlySet<string>?> ExistingKeysAsync(CallContext context, object known)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        if (ListIds is not null)
        {
            await foreach (string id in ListIds.PrepareFrom(context.Session, known).ListAsync(context).ConfigureAwait(false))
                keys.Add(id);
            return keys.Count < MostIds ? keys : null;
        }

        IAsyncEnumerable<TResource> items = AnyList.PrepareFrom(context.Session, known).ListAsync(context, completesItems: false);
        await foreach (TResource listed in items.ConfigureAwait(false))
            if (listed is INamedResource { Name: { } name }) keys.Add(name);
        return keys;
    }

    // Only the operations of the collaboration return creatorAccountId. The caller's membership cannot read resources of other members.
    private static bool IsShared(TResource known) =>
        known is CleanRoomsResource { CreatorAccountId: not null } or ConfiguredModelAlgorithmAssociation { CreatorAccountId: not null };

    private static string? ArnOf(TResource listed) =>
        (listed as CleanRoomsResource)?.ResourceArn ?? (listed as CleanRoomsDefinition)?.ResourceArn;

    private async Task<TResource> ReadFromListAsync(CallContext context, TResource known, Operation<TResource> list)
    {
        // Only resources with a status are read again from a list.
        MLResource target = (MLResource)(object)known;
        if (target is ExportJob export)
        {
            // An export job has no ARN. A listed one is identified by its creation time; one that was only requested must agree with the
            // request.
            IReadOnlyList<TResource> candidates = await CandidatesAsync(
                context, known, new Identification(export.Name, export.CreationTime, export.SeenAt)).ConfigureAwait(false);
            TResource? match = candidates.FirstOrDefault(
                listed => export.CreationTime is not null || RequestMatch.Agrees<TResource>(known, listed));
            if (match is not null) return match;
        }
        else
        {
            IAsyncEnumerable<TResource> items = list.PrepareFrom(context.Session, known).ListAsync(context, completesItems: false);
            await foreach (TResource listed in items.ConfigureAwait(false))
                if ((listed as MLResource)?.Key == target.Key) return listed;
        }

        throw new NeptuneMLException($"The {Kind} '{target.Key}' was not found. ({list.Name})")
        {
            ErrorId = ErrorIds.ResourceNotFound,
            Service = context.Session.ServiceName,
            Operation = list.Name,
            RecommendedAction = "If the job has just been started, try again in a few seconds: the list is eventually consistent.",
        };
    }
}
