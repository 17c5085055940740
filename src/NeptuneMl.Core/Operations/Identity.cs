using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.Operations;

/// <summary>How a resource is identified: by its id in Neptune ML, by its name in Clean Rooms ML.</summary>
internal abstract class Identity<TResource>
    where TResource : class
{
    /// <summary>The parameter that gives the id or name, without its dash.</summary>
    public abstract string Parameter { get; }

    /// <summary>The member of the API that has the id or name.</summary>
    public string Member => char.ToLowerInvariant(Parameter[0]) + Parameter[1..];

    /// <summary>
    /// Whether a later read keeps what the service does not return. Neptune ML does not return what a start requested, and the next
    /// stage needs some of it.
    /// </summary>
    public abstract bool KeepsKnown { get; }

    /// <summary>The most characters of an id or name.</summary>
    protected abstract int MaxLength { get; }

    /// <summary>Completes a request that lacks an id where the service needs one to find the resource again.</summary>
    public virtual void Complete(object request, ApiInput input)
    {
    }

    /// <summary>The id or name in a request.</summary>
    public string KeyOf(object request) => request.GetType().GetProperty(Parameter)?.GetValue(request) as string ?? "";

    /// <summary>The input of a later attempt, under a key of its own.</summary>
    public ApiInput Attempt(ApiInput input, string key, int number) => input.With(Member, AttemptKey.Of(key, number, MaxLength));

    /// <summary>Looks up the resource that a request created.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="context">The context of the calls.</param>
    /// <param name="request">The request.</param>
    /// <param name="known">The request, or an object that has more of the resource's members.</param>
    /// <param name="sentAt">When the request was sent; null when the resource may be of any age.</param>
    public abstract Task<Lookup<TResource>> FindAsync(Resource<TResource> resource, CallContext context, object request, object known, DateTimeOffset? sentAt);

    /// <summary>The parameters of an input that an existing resource does not show.</summary>
    public abstract IReadOnlyList<string> NotShown(ApiInput input, TResource found);
}
