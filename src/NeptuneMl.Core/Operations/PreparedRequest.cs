using Amazon.Runtime;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Operations;

/// <summary>A request of an operation, bound and checked, ready to be sent.</summary>
/// <param name="request">The SDK's request.</param>
internal abstract class PreparedRequest<TResult>(AmazonWebServiceRequest request)
    where TResult : class
{
    /// <summary>The SDK's request.</summary>
    public AmazonWebServiceRequest Request => request;

    /// <summary>Sends the request and reads the result. It may be sent again when no response was received.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="known">Where to read what the response lacks, before the request; null for the request only.</param>
    public abstract Task<TResult> SendAsync(CallContext context, object? known = null);

    /// <summary>Sends the request of a change that must not happen twice.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="known">Where to read what the response lacks, before the request; null for the request only.</param>
    /// <param name="lookUp">Looks up the resource when no response was received; returns null when it does not exist.</param>
    public abstract Task<TResult> SendOnceAsync(CallContext context, object? known, Func<Task<TResult?>> lookUp);

    /// <summary>Lists the items, page after page as they are consumed.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="completesItems">Whether items take what they lack from the request.</param>
    public abstract IAsyncEnumerable<TResult> ListAsync(CallContext context, bool completesItems = true);
}
