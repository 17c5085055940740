using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>A kind of resource of either service, whatever the class of its results.</summary>
internal abstract class Resource
{
    /// <summary>Reads a resource again, over a connection.</summary>
    public abstract Task<MLResource> ReadAgainAsync(CallContext context, MLResource known);

    /// <summary>Lists the ids or ARNs of the existing resources, for completion.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="scope">The membership or the collaboration to list, where the resource belongs to one.</param>
    public abstract IAsyncEnumerable<string> ListKeysAsync(CallContext context, ResultScope scope);
}

/// <summary>
/// A kind of resource: its operations, in the view of its owner and in the view of the collaboration, and how it is identified. Whatever
/// a cmdlet does with it follows from this entry.
/// </summary>
/// <param name="identity">How it is identified.</param>
internal sealed class Resource<TResource>(Identity<TResource> identity) : Resource
    where TResource : class
{
    /// <summary>What it is called in messages: <c>training job</c>.</summary>
    public string Kind { get; } = ResourceName.Of(typeof(TResource)).Kind;

    /// <summary>Reads one resource; null when the API has no such operation, so that it is read from the list.</summary>
    public Operation<TResource>? Get { get; init; }

    public Operation<TResource>? List { get; init; }

    /// <summary>Reads one resource in the view of the collaboration.</summary>
    public Operation<TResource>? GetShared { get; init; }

    /// <summary>Lists the view of the collaboration.</summary>
    public Operation<TResource>? ListShared { get; init; }

    /// <summary>Lists the ids; Neptune ML lists nothing else.</summary>
    public Operation<string>? ListIds { get; init; }

    /// <summary>Creates or starts one.</summary>
    public Operation<TResource>? Create { get; init; }

    /// <summary>Cancels a job or deletes a resource.</summary>
    public Operation<NoContent>? Remove { get; init; }

    /// <summary>The operation that lists the resources of an account, a membership or a collaboration.</summary>
    private Operation<TResource> AnyList => List ?? ListShared!;

    /// <summary>Reads a resource again, in the view that it came from; where the API reads none in that view, from its list.</summary>
    public Task<TResource> ReadAgainAsync(CallContext context, TResource known)
    {
        bool isShared = IsShared(known);
        return (isShared ? GetShared : Get) is { } get
            ? get.PrepareFrom(context.Session, known).SendAsync(context, identity.KeepsKnown ? known : null)
            : ReadFromListAsync(context, known, (isShared ? ListShared : List) ?? AnyList);
    }

    public override async Task<MLResource> ReadAgainAsync(CallContext context, MLResource known) =>
        (MLResource)(object)await ReadAgainAsync(context, (TResource)(object)known).ConfigureAwait(false);

    public override async IAsyncEnumerable<string> ListKeysAsync(CallContext context, ResultScope scope)
    {
        if (ListIds is not null)
        {
            await foreach (string id in ListIds.PrepareFrom(context.Session, scope).ListAsync(context).ConfigureAwait(false)) yield return id;
            yield break;
        }

        Operation<TResource> list = (scope.CollaborationIdentifier is null ? List : ListShared) ?? AnyList;
        await foreach (TResource listed in list.PrepareFrom(context.Session, scope).ListAsync(context, completesItems: false).ConfigureAwait(false))
            if (ArnOf(listed) is { } arn) yield return arn;
    }

    /// <summary>Binds and checks the request of a creation or start. It is never created twice: when no response was received, it is looked up.</summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input.</param>
    /// <param name="locate">
    /// Reads what the lookup needs and the request lacks, before the request is sent. Its result is read like the request. Null when the request has all.
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
            KeyParameter = identity.Parameter,
            SendAsync = SendAsync,
            FindAsync = context => FindAsync(context, sentAt: null),
            Mismatch = lookup => ResumeFailures.Mismatch(Kind, key, identity.Parameter, session.ServiceName, lookup.Contradictions, input),
            NotShown = found => identity.NotShown(input, found),
            Attempt = number => PrepareCreate(session, identity.Attempt(input, key, number), locate),
        };

        async Task<TResource> SendAsync(CallContext context)
        {
            known ??= await locate!(context, prepared.Request).ConfigureAwait(false);
            DateTimeOffset sentAt = DateTimeOffset.UtcNow;
            return await prepared.SendOnceAsync(context, known, async () => (await FindAsync(context, sentAt).ConfigureAwait(false)).Match).ConfigureAwait(false);
        }

        async Task<Lookup<TResource>> FindAsync(CallContext context, DateTimeOffset? sentAt)
        {
            known ??= await locate!(context, prepared.Request).ConfigureAwait(false);
            return await identity.FindAsync(this, context, prepared.Request, known, sentAt).ConfigureAwait(false);
        }
    }

    /// <summary>The id or name in a request.</summary>
    public string KeyOf(PreparedRequest<TResource> prepared) => identity.KeyOf(prepared.Request);

    /// <summary>All listed resources that fit an identification, the likeliest first.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="known">A request or a result with the members that the list needs.</param>
    /// <param name="identification">The identification.</param>
    public async Task<IReadOnlyList<TResource>> CandidatesAsync(CallContext context, object known, Identification identification)
    {
        List<TResource> candidates = [];
        await foreach (TResource listed in AnyList.PrepareFrom(context.Session, known).ListAsync(context, completesItems: false).ConfigureAwait(false))
            if (listed is INamedResource found && identification.Fits(found)) candidates.Add(listed);
        return [.. candidates.Order(Comparer<TResource>.Create((one, other) => identification.Compare((INamedResource)one, (INamedResource)other)))];
    }

    // Only the view of the collaboration names the creator. A resource of another member cannot be read through one's own membership.
    private static bool IsShared(TResource known) =>
        known is CleanRoomsResource { CreatorAccountId: not null } or ConfiguredModelAlgorithmAssociation { CreatorAccountId: not null };

    private static string? ArnOf(TResource listed) => (listed as CleanRoomsResource)?.ResourceArn ?? (listed as CleanRoomsDefinition)?.ResourceArn;

    private async Task<TResource> ReadFromListAsync(CallContext context, TResource known, Operation<TResource> list)
    {
        // Only a resource with a status is read again from a list.
        MLResource sought = (MLResource)(object)known;
        if (sought is ExportJob export)
        {
            // An export that has been listed is known by its creation time; one that was only requested must agree with the request.
            IReadOnlyList<TResource> candidates = await CandidatesAsync(
                context, known, new Identification(export.Name, export.CreationTime, export.SeenAt)).ConfigureAwait(false);
            if (candidates.FirstOrDefault(listed => export.CreationTime is not null || RequestMatch.Agrees<TResource>(known, listed)) is { } found) return found;
        }
        else
        {
            await foreach (TResource listed in list.PrepareFrom(context.Session, known).ListAsync(context, completesItems: false).ConfigureAwait(false))
                if ((listed as MLResource)?.Key == sought.Key) return listed;
        }

        throw new NeptuneMLException($"{context.Session.ServiceName} does not list the {Kind} '{sought.Key}'.")
        {
            ErrorId = ErrorIds.ResourceNotFound,
            Service = context.Session.ServiceName,
            Operation = list.Name,
            RecommendedAction = "List all there are; what has only just been started may take a moment to be listed.",
        };
    }
}
