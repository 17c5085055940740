namespace NeptuneMl.Core.Operations;

/// <summary>Identifies a resource of Clean Rooms ML by its name within the account or membership. Some names are not unique.</summary>
internal sealed class NameIdentity<TResource> : Identity<TResource>
    where TResource : class
{
    // The maximum number of resources with the same name that are read to find one that agrees with the request.
    private const int MaxReads = 10;

    public override string Parameter => "Name";

    public override bool KeepsKnown => false;

    public override int MaxLength => 63;

    public override async Task<Lookup<TResource>> FindAsync(
        Resource<TResource> resource, CallContext context, object request, object known, DateTimeOffset? sentAt)
    {
        Lookup<TResource> lookup = Lookup<TResource>.None;
        Identification identification = new(KeyOf(request), null, sentAt);
        IReadOnlyList<TResource> candidates = await resource.CandidatesAsync(context, known, identification).ConfigureAwait(false);
        // List items have fewer members than a read returns. Candidates whose list item agrees with the request come first.
        foreach (TResource listed in candidates.OrderBy(listed => RequestMatch.Agrees(known, listed) ? 0 : 1).Take(MaxReads))
        {
            TResource found = resource.Get is { } get
                ? await get.PrepareFrom(context.Session, listed).SendAsync(context).ConfigureAwait(false)
                : listed;
            Lookup<TResource> compared = Lookup<TResource>.Of(found, RequestMatch.Contradictions(known, found));
            if (compared.Match is not null) return compared;
            if (lookup.Other is null) lookup = compared;
        }

        return lookup;
    }

    public override IReadOnlyList<string> NotReturned(ApiInput input, TResource found) => RequestMatch.NotReturned(input, found);
}
