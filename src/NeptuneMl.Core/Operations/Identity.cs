namespace NeptuneMl.Core.Operations;

/// <summary>The way in which a kind of resource is identified: by id in Neptune ML, by name in Clean Rooms ML.</summary>
internal abstract class Identity<TResource>
    where TResource : class
{
    /// <summary>The name of the parameter that specifies the id or name.</summary>
    public abstract string Parameter { get; }

    /// <summary>The API member of the id or name.</summary>
    public string Member => char.ToLowerInvariant(Parameter[0]) + Parameter[1..];

    /// <summary>Whether a later read keeps the members of the previous result that the service does not return. Neptune ML does not return
    /// what a start requested, and the next cmdlet of a pipeline needs some of it.</summary>
    public abstract bool KeepsKnown { get; }

    /// <summary>The maximum length of an id or name.</summary>
    public abstract int MaxLength { get; }

    /// <summary>Adds an id to a request that has none, where the resource can only be looked up by id.</summary>
    public virtual void Complete(object request, ApiInput input)
    {
    }

    /// <summary>The id or name in a request.</summary>
    public string KeyOf(object request) => Members.TextOf(request, Parameter);

    /// <summary>The id or name of a later attempt.</summary>
    public string KeyOfAttempt(string key, int number) => AttemptKey.Of(key, number, MaxLength);

    /// <summary>The input of a later attempt, with the id or name of that attempt.</summary>
    public ApiInput ForAttempt(ApiInput input, string key, int number) => input.With(Member, KeyOfAttempt(key, number));

    /// <summary>Looks up the resource that a request created.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="context">The context of the calls.</param>
    /// <param name="request">The request.</param>
    /// <param name="known">The request, or another object with more of the resource's members.</param>
    /// <param name="sentAt">When the request was sent; null when the resource may be of any age.</param>
    public abstract Task<Lookup<TResource>> FindAsync(
        Resource<TResource> resource, CallContext context, object request, object known, DateTimeOffset? sentAt);

    /// <summary>The parameters of an input whose members the service did not return for an existing resource.</summary>
    public abstract IReadOnlyList<string> NotReturned(ApiInput input, TResource found);
}
